package org.bestow.api;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.bestow.spi.Role;
import org.osgi.annotation.versioning.ProviderType;

/** Who can do what in the caller's company, in words, for everybody in it. Thread-safe. */
@ProviderType
public interface RoleGuide {

    Answer<Guide> read(Caller caller);

    /** @param roles those of a member, the most powerful first */
    record Guide(List<Line> roles, List<Rule> rules) {
        public Guide {
            roles = List.copyOf(roles);
            rules = List.copyOf(rules);
        }
    }

    /**
     * A role.
     *
     * @param title in the reader's language
     * @param mine whether the caller has it
     * @param grantable whether the caller may give it
     * @param holders who has it, by name, 20 at most; nobody is listed for the plain role
     */
    record Line(Role role, String title, boolean mine, boolean grantable, List<Problem.Helper> holders) {
        public Line {
            Objects.requireNonNull(role, "role");
            Objects.requireNonNull(title, "title");
            holders = List.copyOf(holders);
        }
    }

    /**
     * Something that can be done.
     *
     * @param code of a permission such as {@code view-benefits}, or name of an action such as {@code get-keys}
     * @param kind whether it is a permission or an action
     * @param type the one type of benefit that it is about, or {@code *} for all; empty for a permission
     * @param title in the reader's language
     * @param roles who may
     */
    record Rule(String code, Kind kind, String type, String title, Set<Role> roles) {
        public Rule {
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(title, "title");
            roles = Set.copyOf(roles);
        }
    }

    /** What a rule is about. */
    enum Kind {
        PERMISSION,
        ACTION
    }
}
