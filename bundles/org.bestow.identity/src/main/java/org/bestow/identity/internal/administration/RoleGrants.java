package org.bestow.identity.internal.administration;

import java.util.EnumSet;
import java.util.Set;
import org.bestow.spi.Role;

/**
 * Which roles somebody may give and take. Global admins and operators: all of a member. Account admins: those that are not of the
 * directory or the reseller programme. User admins: the plain one, which they need to add users.
 */
public final class RoleGrants {

    private static final Set<Role> OF_A_MEMBER = EnumSet.complementOf(EnumSet.of(Role.OPERATOR));
    private static final Set<Role> OF_ACCOUNT_ADMINS =
            EnumSet.of(Role.PARTNER_ADMIN, Role.ACCOUNT_ADMIN, Role.REPORT_VIEWER, Role.USER);

    private RoleGrants() {}

    /** To users of a member. */
    public static Set<Role> of(Set<Role> actor) {
        var grantable = EnumSet.noneOf(Role.class);
        if (actor.contains(Role.GLOBAL_ADMIN) || actor.contains(Role.OPERATOR)) {
            grantable.addAll(OF_A_MEMBER);
        }
        if (actor.contains(Role.ACCOUNT_ADMIN)) {
            grantable.addAll(OF_ACCOUNT_ADMINS);
        }
        if (actor.contains(Role.USER_ADMIN)) {
            grantable.add(Role.USER);
        }
        return grantable;
    }

    /** What of a change somebody may not do: neither give nor take. */
    static Set<Role> missing(Set<Role> grantable, Set<Role> before, Set<Role> after) {
        var changed = EnumSet.noneOf(Role.class);
        changed.addAll(before);
        changed.addAll(after);
        changed.removeIf(role -> before.contains(role) && after.contains(role));
        changed.removeAll(grantable);
        return changed;
    }
}
