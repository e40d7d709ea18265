package org.bestow.api.testing;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.bestow.api.Caller;
import org.bestow.api.Policy;
import org.bestow.api.Problem;
import org.bestow.api.TokenScope;
import org.bestow.spi.Role;

/** A test says who has the permissions; of actions it is who the types say, and a token needs the scope. */
public class FakePolicy implements Policy {

    private final Function<Permission, Set<Role>> permitted;

    public FakePolicy(Function<Permission, Set<Role>> permitted) {
        this.permitted = permitted;
    }

    @Override
    public Set<Role> rolesFor(Permission permission) {
        return permitted.apply(permission);
    }

    @Override
    public Set<Role> rolesFor(String type, String action, Set<Role> fallback) {
        return fallback;
    }

    @Override
    public Optional<Problem> missingScope(Caller caller, TokenScope needed) {
        return caller.access().covers(needed)
                ? Optional.empty()
                : Optional.of(Problem.of(Problem.Kind.FORBIDDEN, "Token", "lacks " + needed.code()));
    }
}
