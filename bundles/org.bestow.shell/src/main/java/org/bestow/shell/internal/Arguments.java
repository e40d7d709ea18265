package org.bestow.shell.internal;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.karaf.shell.support.CommandException;
import org.bestow.api.Language;
import org.bestow.api.Page;
import org.bestow.spi.Role;

/** Reads values of options, with errors that name the option and what it takes. */
final class Arguments {

    private Arguments() {}

    static Page.Request page(int limit, String after) throws CommandException {
        if (limit < 1 || limit > 200) {
            throw new CommandException("--limit takes 1 to 200, not " + limit + ".");
        }
        return new Page.Request(Optional.ofNullable(after), limit);
    }

    static <E extends Enum<E>> E constant(Class<E> type, String option, String word) throws CommandException {
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> word(each).equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> new CommandException(option + " takes "
                        + Arrays.stream(type.getEnumConstants())
                                .map(Arguments::word)
                                .collect(joining(", "))
                        + ", not '" + word + "'."));
    }

    static Optional<LocalDate> day(String option, String text) throws CommandException {
        try {
            return Optional.ofNullable(text).map(LocalDate::parse);
        } catch (DateTimeParseException mistake) {
            throw new CommandException(option + " takes a day as 2026-12-31, not '" + text + "'.");
        }
    }

    static Language language(String option, String tag) throws CommandException {
        return Arrays.stream(Language.values())
                .filter(each -> each.tag().equalsIgnoreCase(tag))
                .findFirst()
                .orElseThrow(() -> new CommandException(option + " takes en, zh-CN or zh-TW, not '" + tag + "'."));
    }

    /** Names of roles, in whatever case and with hyphens or underscores. */
    static Set<Role> roles(List<String> words) throws CommandException {
        var roles = EnumSet.noneOf(Role.class);
        for (var word : words) {
            roles.add(constant(Role.class, "ROLE", word.replace('_', '-')));
        }
        return roles;
    }

    /** A constant as people and JSON write it. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
