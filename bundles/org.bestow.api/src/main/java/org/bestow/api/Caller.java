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
 * @param name for audit
 * @param member the user's member; empty for operators
 * @param onBehalf set when an operator acts for a member
 * @param from address of the client, or "shell"
 */
public record Caller(
        long user,
        String name,
        OptionalLong member,
        Set<Role> roles,
        Language language,
        Optional<OnBehalf> onBehalf,
        String from) {

    /** An operator acts for a member, and says why. */
    public record OnBehalf(long member, String reason) {
        public OnBehalf {
            if (Objects.requireNonNull(reason, "reason").isBlank()) {
                throw new IllegalArgumentException("acting for a member needs a reason");
            }
        }
    }

    public Caller {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(member, "member");
        roles = Set.copyOf(roles);
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(onBehalf, "onBehalf");
        Objects.requireNonNull(from, "from");
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
        return new Caller(user, name, member, roles, other, onBehalf, from);
    }

    public Caller actingFor(long otherMember, String reason) {
        return new Caller(user, name, member, roles, language, Optional.of(new OnBehalf(otherMember, reason)), from);
    }
}
