package org.bestow.identity.internal.administration;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bestow.api.Answer;
import org.bestow.api.Caller;
import org.bestow.api.Policy;
import org.bestow.api.Problem;
import org.bestow.api.Users.Person;
import org.bestow.identity.internal.account.Accounts;
import org.bestow.identity.internal.text.Refusals;
import org.bestow.spi.Role;

/** Who may do what with users, and what those are told who may not. Thread-safe. */
record AccountAccess(Policy policy, Accounts accounts) {

    /** Versions have 18 digits at most, as the others. */
    private static final int SPARE = 5;

    boolean allows(Caller caller, Policy.Permission permission) {
        return policy.allows(caller, permission);
    }

    /** Empty when the caller may. @param key of the text that says what it is about */
    Optional<Problem> refusal(Caller caller, Policy.Permission permission, String key) {
        if (policy.allows(caller, permission)) {
            return Optional.empty();
        }
        return policy.missingScope(caller, permission.scope())
                .or(() -> Optional.of(Refusals.of(Problem.Kind.FORBIDDEN, caller.language(), key)
                        .withHelpers(helpers(caller, policy.rolesFor(permission)))));
    }

    Problem notGrantable(Caller caller, Set<Role> roles) {
        return Refusals.of(Problem.Kind.FORBIDDEN, caller.language(), "grant", names(roles))
                .withHelpers(helpers(caller, Set.of(Role.GLOBAL_ADMIN)));
    }

    private List<Problem.Helper> helpers(Caller caller, Set<Role> roles) {
        var tenant = caller.tenant();
        return tenant.isEmpty()
                ? List.of()
                : accounts.withAnyRole(tenant.getAsLong(), roles).stream()
                        .map(person -> new Problem.Helper(person.name(), person.email()))
                        .toList();
    }

    static Problem lastGlobalAdmin(Caller caller, Person last) {
        var rule = "last-global-admin";
        var facts = Map.<String, Object>of("user", last.id(), "name", last.name());
        return Refusals.refused(caller.language(), rule, facts, last.name());
    }

    static <T> Answer<T> notFound(Caller caller) {
        return Answer.no(Refusals.of(Problem.Kind.NOT_FOUND, caller.language(), "not-found"));
    }

    /** Another one whenever something is another one that is shown of a person. */
    static long version(Person person) {
        var shown = String.join(
                "\u0000",
                person.name(),
                person.email(),
                person.language().tag(),
                names(person.roles()),
                String.valueOf(person.active()));
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(shown.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong() & (Long.MAX_VALUE >>> SPARE);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String names(Set<Role> roles) {
        return roles.stream().sorted().map(Role::name).collect(Collectors.joining(", "));
    }
}
