package org.bestow.core.internal.text;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bestow.api.Language;
import org.bestow.spi.Text;

/** Fills {@code {name}} placeholders with facts, formatted by language and never by the JVM's locale. */
final class Phrase {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z][A-Za-z0-9_-]*)}");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T[0-9:.]+Z");

    private Phrase() {}

    /** A placeholder without a fact stays as it is; what a fact brings is never filled again. */
    static String fill(String pattern, Map<String, ?> facts, Language language, Function<Text, String> nested) {
        if (facts.isEmpty() || pattern.indexOf('{') < 0) {
            return pattern;
        }
        return PLACEHOLDER
                .matcher(pattern)
                .replaceAll(found -> Matcher.quoteReplacement(
                        facts.containsKey(found.group(1))
                                ? show(facts.get(found.group(1)), language, nested)
                                : found.group()));
    }

    private static String show(Object fact, Language language, Function<Text, String> nested) {
        if (fact instanceof Text text) {
            return nested.apply(text);
        }
        if (fact instanceof LocalDate day) {
            return day(day, language);
        }
        if (fact instanceof Instant instant) {
            return instant(instant, language);
        }
        if (fact instanceof BigDecimal || fact instanceof Double) {
            var format = NumberFormat.getInstance(language.locale());
            format.setMaximumFractionDigits(10);
            return format.format(fact);
        }
        if (fact instanceof Number number) {
            // without a thousand there is nothing to group, and a format is dear
            if (Math.abs((double) number.longValue()) < 1_000) {
                return Long.toString(number.longValue());
            }
            return NumberFormat.getIntegerInstance(language.locale()).format(fact);
        }
        return String.valueOf(fact);
    }

    /** Facts of the platform's own rules go through JSON, so that days and instants arrive as strings. */
    static Map<String, Object> typed(Map<String, ?> facts) {
        var typed = new LinkedHashMap<String, Object>();
        facts.forEach((name, fact) -> typed.put(name, fact instanceof String text ? typed(text) : fact));
        return typed;
    }

    private static Object typed(String text) {
        try {
            if (DAY.matcher(text).matches()) {
                return LocalDate.parse(text);
            }
            return INSTANT.matcher(text).matches() ? Instant.parse(text) : text;
        } catch (DateTimeException e) {
            return text; // it only looks like one
        }
    }

    private static String day(LocalDate day, Language language) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language.locale())
                .format(day);
    }

    private static String instant(Instant instant, Language language) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                        .withLocale(language.locale())
                        .withZone(ZoneOffset.UTC)
                        .format(instant)
                + " UTC";
    }
}
