package org.bestow.store.internal;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Statements on members' data name {@code member_id}; those that run for one member use {@code :member}. Verdicts are kept by text,
 * so that each statement is read once. Thread-safe.
 */
public final class TenantRule {

    private static final int KEPT = 5_000;
    private static final Pattern WORD = Pattern.compile("\\w+");
    private static final Pattern UNREAD = Pattern.compile("'[^']*'|--[^\n]*");
    private static final Pattern MEMBER = Pattern.compile("(?<!:):member(?!\\w)");

    private final Set<String> tables = ConcurrentHashMap.newKeySet();
    private final Map<String, Verdict> verdicts = new ConcurrentHashMap<>();

    private record Verdict(boolean tenant, boolean bound) {}

    void add(String... names) {
        for (var name : names) {
            tables.add(name.toLowerCase(Locale.ROOT));
        }
        verdicts.clear();
    }

    /** @throws IllegalArgumentException when a statement for all breaks the rule */
    void checkGlobal(String statement) {
        if (!verdict(statement).tenant()) {
            throw new IllegalArgumentException("the statement touches members' data without member_id: " + statement);
        }
    }

    /** @throws IllegalArgumentException when a statement for one member breaks the rule */
    void checkMember(String statement) {
        checkGlobal(statement);
        if (!verdict(statement).bound()) {
            throw new IllegalArgumentException("the statement for one member does not use :member: " + statement);
        }
    }

    /** Whether a statement keeps the rule for statements over all members. */
    public boolean keeps(String statement) {
        return verdict(statement).tenant();
    }

    static String literal(String statement, long member) {
        return MEMBER.matcher(statement).replaceAll(Long.toString(member));
    }

    private Verdict verdict(String statement) {
        if (verdicts.size() > KEPT) {
            verdicts.clear();
        }
        return verdicts.computeIfAbsent(statement, this::read);
    }

    private Verdict read(String statement) {
        var text = UNREAD.matcher(statement).replaceAll(" ");
        var words = WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(match -> match.group())
                .collect(Collectors.toSet());
        var touches = tables.stream().anyMatch(words::contains);
        return new Verdict(
                !touches || words.contains("member_id"), MEMBER.matcher(text).find());
    }
}
