package org.bestow.api;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an API token is good for: {@code read}, {@code act:TYPE} or {@code act:*}, {@code users}, {@code operator}. A scope narrows
 * what the user's roles allow and never adds to it. Immutable.
 */
public record TokenScope(String code) implements Comparable<TokenScope> {

    // before the constants, which are checked against it
    private static final Pattern FORM = Pattern.compile("read|users|operator|act:(\\*|[a-z][a-z0-9]*(-[a-z0-9]+)*)");
    private static final int LONGEST = 100;
    private static final String ACT = "act:";

    public static final TokenScope READ = new TokenScope("read");
    public static final TokenScope EVERY_ACTION = new TokenScope("act:*");
    public static final TokenScope USERS = new TokenScope("users");
    public static final TokenScope OPERATOR = new TokenScope("operator");

    public TokenScope {
        Objects.requireNonNull(code, "code");
        if (!known(code)) {
            throw new IllegalArgumentException("no scope of a token");
        }
    }

    /** The actions of one type. */
    public static TokenScope actions(String type) {
        return new TokenScope(ACT + type);
    }

    /** Empty for anything that is no scope. */
    public static Optional<TokenScope> parse(String code) {
        return known(code) ? Optional.of(new TokenScope(code)) : Optional.empty();
    }

    private static boolean known(String code) {
        return code.length() <= LONGEST && FORM.matcher(code).matches();
    }

    /** Whether who has this one may do what needs the other. */
    public boolean covers(TokenScope needed) {
        return equals(needed) || (equals(EVERY_ACTION) && needed.code.startsWith(ACT));
    }

    @Override
    public int compareTo(TokenScope other) {
        return code.compareTo(other.code);
    }
}
