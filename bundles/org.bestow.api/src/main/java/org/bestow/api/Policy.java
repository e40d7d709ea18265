package org.bestow.api;

import java.util.Set;
import org.bestow.spi.Role;
import org.osgi.annotation.versioning.ProviderType;

/** Who may do what, from the installation's policy file. Thread-safe; a changed file is taken over without a restart. */
@ProviderType
public interface Policy {

    /** The roles that have a permission; OPERATOR is among them where operators do. */
    Set<Role> rolesFor(Permission permission);

    /** The roles that may do an action; {@code fallback} (the type's own default) where the file says nothing of it. */
    Set<Role> rolesFor(String type, String action, Set<Role> fallback);

    default boolean allows(Caller caller, Permission permission) {
        return rolesFor(permission).stream().anyMatch(caller.roles()::contains);
    }

    /** What is permitted beyond actions. */
    enum Permission {
        VIEW_BENEFITS("view-benefits"),
        VIEW_PACKAGES("view-packages"),
        VIEW_USERS("view-users"),
        VIEW_AUDIT("view-audit"),
        OPERATE_CATALOG("operate-catalog"),
        OPERATE_KEYS("operate-keys");

        private final String code;

        Permission(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }
}
