package org.bestow.api;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
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

    /** The actions of which the file says something, each with the roles that may do it. */
    default List<ActionRule> actions() {
        return List.of();
    }

    /** @param type one type of benefit, or {@code *} for every type of which nothing else is said */
    record ActionRule(String type, String action, Set<Role> roles) {
        public ActionRule {
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(action, "action");
            roles = Set.copyOf(roles);
        }
    }

    /** Whether the caller's roles have a permission, and the caller's token, if there is one, is good for it. */
    default boolean allows(Caller caller, Permission permission) {
        return caller.access().covers(permission.scope())
                && rolesFor(permission).stream().anyMatch(caller.roles()::contains);
    }

    /** What to answer where the caller's token lacks a scope, which is named; empty where nothing is lacking. */
    Optional<Problem> missingScope(Caller caller, TokenScope needed);

    /** What is permitted beyond actions. */
    enum Permission {
        VIEW_BENEFITS("view-benefits", TokenScope.READ),
        VIEW_PACKAGES("view-packages", TokenScope.READ),
        VIEW_USERS("view-users", TokenScope.READ),
        VIEW_AUDIT("view-audit", TokenScope.READ),
        VIEW_PURCHASES("view-purchases", TokenScope.READ),
        MANAGE_USERS("manage-users", TokenScope.USERS),
        DECIDE_ROLE_REQUESTS("decide-role-requests", TokenScope.USERS),
        OPERATE_CATALOG("operate-catalog", TokenScope.OPERATOR),
        OPERATE_KEYS("operate-keys", TokenScope.OPERATOR),
        OPERATE_MESSAGES("operate-messages", TokenScope.OPERATOR),
        OPERATE_MEMBERS("operate-members", TokenScope.OPERATOR),
        OPERATE_PURCHASES("operate-purchases", TokenScope.OPERATOR),
        OPERATE_TYPES("operate-types", TokenScope.OPERATOR);

        private final String code;
        private final TokenScope scope;

        Permission(String code, TokenScope scope) {
            this.code = code;
            this.scope = scope;
        }

        public String code() {
            return code;
        }

        /** What a token needs for it. */
        public TokenScope scope() {
            return scope;
        }
    }
}
