package org.bestow.api;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.bestow.spi.Role;

/**
 * Who calls, established once at the edge (session, shell) and handed to every call.
 *
 * @param user number of the user; 0 for the shell
 * @param name for audit; a token's is named in it
 * @param member the user's member; empty for operators
 * @param onBehalf set when an operator acts for a member
 * @param from address of the client, or "shell"
 * @param access what the credential itself lets its bearer do
 */
public record Caller(
        long user,
        String name,
        OptionalLong member,
        Set<Role> roles,
        Language language,
        Optional<OnBehalf> onBehalf,
        String from,
        Access access) {

    /** An operator acts for a member, and says why. */
    public record OnBehalf(long member, String reason) {
        public OnBehalf {
            if (Objects.requireNonNull(reason, "reason").isBlank()) {
                throw new IllegalArgumentException("acting for a member needs a reason");
            }
        }
    }

    /**
     * The credential: a session or the shell, which may do whatever the roles allow, or a token, which its scopes narrow.
     *
     * @param session number of the session; empty for the shell and for tokens
     * @param token number of the token; empty for the shell and for sessions
     * @param scopes of the token; none otherwise
     * @param mustChangePassword whether the session's user signed in with a one-time password, and may choose another and nothing
     *     else; the edge sees to it
     */
    public record Access(OptionalLong session, OptionalLong token, Set<TokenScope> scopes, boolean mustChangePassword) {

        private static final Access EVERYTHING =
                new Access(OptionalLong.empty(), OptionalLong.empty(), Set.of(), false);

        public Access {
            Objects.requireNonNull(session, "session");
            Objects.requireNonNull(token, "token");
            scopes = Set.copyOf(scopes);
            if (session.isPresent() && token.isPresent()) {
                throw new IllegalArgumentException("a call has one credential");
            }
            if (mustChangePassword && session.isEmpty()) {
                throw new IllegalArgumentException("passwords are changed in sessions");
            }
        }

        /** The shell, and the platform itself. */
        public static Access everything() {
            return EVERYTHING;
        }

        public static Access session(long number) {
            return session(number, false);
        }

        /** @param mustChangePassword see the component */
        public static Access session(long number, boolean mustChangePassword) {
            return new Access(OptionalLong.of(number), OptionalLong.empty(), Set.of(), mustChangePassword);
        }

        public static Access token(long number, Set<TokenScope> scopes) {
            return new Access(OptionalLong.empty(), OptionalLong.of(number), scopes, false);
        }

        public boolean covers(TokenScope needed) {
            return token.isEmpty() || scopes.stream().anyMatch(scope -> scope.covers(needed));
        }
    }

    /** With a credential that narrows nothing. */
    public Caller(
            long user,
            String name,
            OptionalLong member,
            Set<Role> roles,
            Language language,
            Optional<OnBehalf> onBehalf,
            String from) {
        this(user, name, member, roles, language, onBehalf, from, Access.everything());
    }

    public Caller {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(member, "member");
        roles = Set.copyOf(roles);
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(onBehalf, "onBehalf");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(access, "access");
        if (onBehalf.isPresent() && !roles.contains(Role.OPERATOR)) {
            throw new IllegalArgumentException("only an operator acts for a member");
        }
        if (member.isPresent() == roles.contains(Role.OPERATOR)) {
            throw new IllegalArgumentException("a caller is either of a member or an operator");
        }
    }

    /** The member whose data the call is about: the own one, or the one acted for. */
    public OptionalLong tenant() {
        return onBehalf.isPresent() ? OptionalLong.of(onBehalf.get().member()) : member;
    }

    public boolean operator() {
        return roles.contains(Role.OPERATOR);
    }

    public Caller withLanguage(Language other) {
        return new Caller(user, name, member, roles, other, onBehalf, from, access);
    }

    public Caller actingFor(long otherMember, String reason) {
        return new Caller(
                user, name, member, roles, language, Optional.of(new OnBehalf(otherMember, reason)), from, access);
    }
}
