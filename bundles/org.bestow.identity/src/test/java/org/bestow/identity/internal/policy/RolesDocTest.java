package org.bestow.identity.internal.policy;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bestow.api.Policy.Permission;
import org.bestow.identity.internal.administration.RoleGrants;
import org.bestow.spi.Role;
import org.junit.Test;

/** Keeps {@code docs/roles.md} equal to the policy file that is shipped; {@code -Dbestow.docs.write=true} writes it anew. */
public class RolesDocTest {

    private static final Path ROOT = Path.of("..", "..");
    private static final Path SHIPPED =
            ROOT.resolve(Path.of("karaf-assembly", "src", "main", "distribution", "etc", PolicyFile.NAME));
    private static final Path PAGE = ROOT.resolve(Path.of("docs", "roles.md"));

    @Test
    public void thePageShowsThePolicyThatIsShipped() throws Exception {
        var page = page();
        if (Boolean.getBoolean("bestow.docs.write")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page);
        }
        assertEquals(
                "docs/roles.md is stale; write it anew with"
                        + " mvn -pl bundles/org.bestow.identity test -Dtest=RolesDocTest -Dbestow.docs.write=true",
                page,
                Files.exists(PAGE) ? Files.readString(PAGE) : "");
    }

    private static String page() throws IOException, BadPolicyException {
        var shipped = Rules.parse(Files.readString(SHIPPED));
        var wide = Rules.parse("{\"preset\": \"wide\"}");
        var differences = shipped.mentioned().stream()
                .filter(action -> !roles(shipped, action).equals(roles(wide, action)))
                .map(action -> "| " + shown(action) + " | " + names(roles(wide, action)) + " |\n")
                .collect(Collectors.joining());
        return """
                # Roles

                Who may do what is decided by `etc/org.bestow.roles.json`. This page is made from the file that is shipped; a test fails
                when it is not up to date.

                ## Permissions

                %s
                ## Actions

                An action that is not listed here has the roles that its type gives it. `OPERATOR` acts for a member only, and says why;
                operators see no key values, and the file cannot give them any.

                Whoever has not `view-benefits` sees the benefits where they hold a seat, of the seats there their own, and no keys; and does
                what the type opens to the holder of a seat, as `resend-mail`.

                %s
                ## Who gives which roles

                Who has `manage-users` adds people and changes roles, as far as this table goes: a column's role gives and takes those of the
                rows. A member always keeps one Global admin.

                %s
                ## The file

                ```json
                %s```

                - `preset`: `seed` (assigning people is for Global admins) or `wide` (Partner admins assign people too).
                - `permissions`: the roles that have a permission, instead of those of the preset. `view-packages` cannot be restricted.
                - `actions`: by type (`*` = every type), then by action, the roles that may do it, instead of those of the preset. An entry
                  for a type goes before one for every type; an empty list lets nobody do it.

                A changed file is taken over within a second, without a restart. A file that names an unknown role, permission, preset or
                field is not: the last good one stays in force and the check `sign-in` says what is wrong. At a start there is no last good
                one, so the platform does not start with a bad file.

                ### What the preset `wide` changes

                | action | roles |
                |---|---|
                %s"""
                .formatted(
                        matrix(
                                "permission",
                                Arrays.stream(Permission.values())
                                        .map(Permission::code)
                                        .toList(),
                                row -> shipped.of(Arrays.stream(Permission.values())
                                        .filter(permission -> permission.code().equals(row))
                                        .findFirst()
                                        .orElseThrow())),
                        matrix("action", List.copyOf(shipped.mentioned()), action -> roles(shipped, action)),
                        matrix(
                                "role",
                                Arrays.stream(Role.values())
                                        .filter(role -> role != Role.OPERATOR)
                                        .map(Role::name)
                                        .toList(),
                                RolesDocTest::givers),
                        Files.readString(SHIPPED),
                        differences);
    }

    private static Set<Role> givers(String role) {
        return Arrays.stream(Role.values())
                .filter(actor -> RoleGrants.of(Set.of(actor)).contains(Role.valueOf(role)))
                .collect(Collectors.toSet());
    }

    private interface RolesOf {
        Set<Role> of(String row);
    }

    private static String matrix(String what, List<String> rows, RolesOf roles) {
        var text = new StringBuilder("| ").append(what);
        for (var role : Role.values()) {
            text.append(" | ").append(role);
        }
        text.append(" |\n|---").append("|:-:".repeat(Role.values().length)).append("|\n");
        for (var row : rows) {
            text.append("| ").append(shown(row));
            for (var role : Role.values()) {
                text.append(" | ").append(roles.of(row).contains(role) ? "yes" : "");
            }
            text.append(" |\n");
        }
        return text.toString();
    }

    private static String shown(String name) {
        return "`" + (name.startsWith("*/") ? name.substring(2) : name) + "`";
    }

    private static Set<Role> roles(Rules rules, String action) {
        var parts = action.split("/");
        return rules.of(parts[0], parts[1]).orElse(Set.of());
    }

    private static String names(Set<Role> roles) {
        return roles.stream().sorted().map(Role::name).collect(Collectors.joining(", "));
    }
}
