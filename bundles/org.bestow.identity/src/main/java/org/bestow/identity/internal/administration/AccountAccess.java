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
import org.bestow.api.PublicId;
import org.bestow.api.Users.Person;
import org.bestow.identity.internal.account.AccountSearch;
import org.bestow.identity.internal.account.AccountSearch.Found;
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

    /** A user of the caller's tenant, or an operator for one who acts for nobody. */
    Optional<Found> find(Caller caller, String user) {
        return PublicId.parse(PublicId.Kind.USER, user)
                .filter(id -> id.member() == caller.tenant().orElse(0))
                .flatMap(id -> new AccountSearch(accounts.store()).one(caller.tenant(), id.number()));
    }

    /** The roles that the caller may give and take. */
    Set<Role> grantable(Caller caller) {
        if (!allows(caller, Policy.Permission.MANAGE_USERS)) {
            return Set.of();
        }
        return caller.tenant().isEmpty() ? Set.of(Role.OPERATOR) : RoleGrants.of(caller.roles());
    }

    /**
     * Empty when the caller may change the user: who could not have given the roles does not change, delete or invite their holder,
     * for that would be a way to them.
     */
    Optional<Problem> unmanageable(Caller caller, Person person) {
        var foreign = RoleGrants.missing(grantable(caller), person.roles(), Set.of());
        return foreign.isEmpty()
                ? Optional.empty()
                : Optional.of(Refusals.of(Problem.Kind.FORBIDDEN, caller.language(), "manage", names(foreign))
                        .withHelpers(helpers(caller, Set.of(Role.GLOBAL_ADMIN))));
    }

    /** Finds a user whom the caller wants to change. */
    Answer<Found> toManage(Caller caller, String user) {
        var refusal = refusal(caller, Policy.Permission.MANAGE_USERS, "manage-users");
        if (refusal.isPresent()) {
            return Answer.no(refusal.get());
        }
        var found = find(caller, user);
        if (found.isEmpty()) {
            return notFound(caller);
        }
        return unmanageable(caller, found.get().person())
                .<Answer<Found>>map(Answer::no)
                .orElseGet(() -> Answer.of(found.get()));
    }

    static Problem deleted(Caller caller, Person person) {
        var facts = Map.<String, Object>of("user", person.id(), "name", person.name());
        return Refusals.refused(caller.language(), "user-deleted", facts, person.name());
    }

    static Problem stale(Caller caller) {
        return Refusals.of(Problem.Kind.PRECONDITION_FAILED, caller.language(), "user-stale");
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
        return Answer.no(missing(caller));
    }

    static Problem missing(Caller caller) {
        return Refusals.of(Problem.Kind.NOT_FOUND, caller.language(), "not-found");
    }

    /** Another one whenever something is another one that is shown of a person. */
    static long version(Person person) {
        var shown = String.join(
                "\u0000",
                person.name(),
                person.email(),
                person.language().tag(),
                names(person.roles()),
                person.state().code());
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
