package org.bestow.identity.internal.signin;

import org.bestow.api.Check;
import org.bestow.identity.internal.account.Accounts;
import org.bestow.identity.internal.policy.PolicyStart;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whether an operator can sign in, and whether the policy file is the one in force. */
@Component
public final class SignInCheck implements Check {

    private final Accounts accounts;
    private final PolicyStart policy;

    @Activate
    public SignInCheck(@Reference Accounts accounts, @Reference PolicyStart policy) {
        this.accounts = accounts;
        this.policy = policy;
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
                : Result.ok("Operators who can sign in: " + operators);
    }
}
