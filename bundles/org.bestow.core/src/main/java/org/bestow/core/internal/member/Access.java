package org.bestow.core.internal.member;

import java.util.List;
import java.util.Optional;
import org.bestow.api.Caller;
import org.bestow.api.Permits;
import org.bestow.api.Policy;
import org.bestow.api.Problem;
import org.bestow.api.Users;
import org.bestow.core.internal.text.Problems;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Asks the policy, and says who could do what the caller may not. Thread-safe. */
@Component(service = {Access.class, Permits.class})
public final class Access implements Permits {

    private final Policy policy;
    private final Users users;

    @Activate
    public Access(@Reference Policy policy, @Reference Users users) {
        this.policy = policy;
        this.users = users;
    }

    @Override
    public Optional<Problem> refusal(Caller caller, Policy.Permission permission) {
        if (policy.allows(caller, permission)) {
            return Optional.empty();
        }
        return policy.missingScope(caller, permission.scope())
                .or(() -> Optional.of(Problems.forbidden(caller.language(), helpers(caller, permission))));
    }

    private List<Problem.Helper> helpers(Caller caller, Policy.Permission permission) {
        if (caller.tenant().isEmpty()) {
            return List.of();
        }
        return users.withAnyRole(caller.tenant().getAsLong(), policy.rolesFor(permission)).stream()
                .map(person -> new Problem.Helper(person.name(), person.email()))
                .toList();
    }
}
