package org.bestow.identity.internal.signin;

import java.time.Clock;
import org.bestow.api.Check;
import org.bestow.identity.internal.account.Accounts;
import org.bestow.identity.internal.policy.PolicyStart;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whether an operator can sign in, whether the policy file is the one in force, and how much is closed after failures. */
@Component
public final class SignInCheck implements Check {

    private final Accounts accounts;
    private final PolicyStart policy;
    private final Throttle throttle;
    private final Clock clock;

    @Activate
    public SignInCheck(
            @Reference Accounts accounts,
            @Reference PolicyStart policy,
            @Reference Throttle throttle,
            @Reference Clock clock) {
        this.accounts = accounts;
        this.policy = policy;
        this.throttle = throttle;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "sign-in";
    }

    @Override
    public boolean quick() {
        return true;
    }

    @Override
    public Result run() {
        var state = policy.state();
        if (state.level() != Level.OK) {
            return state;
        }
        var operators = accounts.activeOperators();
        return operators == 0
                ? Result.warn("No operator can sign in: make a user with the role OPERATOR active.")
                : Result.ok("Operators who can sign in: " + operators + closed());
    }

    /** Guessing is no fault of the platform, but somebody may wonder why one cannot sign in. */
    private String closed() {
        var closed = throttle.closed(clock.instant());
        return closed.accounts() + closed.addresses() == 0
                ? ""
                : "; closed for minutes after failed attempts: accounts " + closed.accounts() + ", addresses "
                        + closed.addresses();
    }
}
