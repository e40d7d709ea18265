package org.bestow.identity.internal.administration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bestow.api.EmailAddress;
import org.bestow.api.UserAccounts.Draft;
import org.bestow.identity.internal.text.Refusals.Wrong;
import org.bestow.spi.Role;

/** What must be right about a user that is to be made, by the input alone. */
final class NewUserCheck {

    static final int LONGEST_NAME = 200;

    private NewUserCheck() {}

    /** The draft without blanks around, where it is right. */
    static Draft stripped(Draft draft) {
        return new Draft(
                draft.name().strip(), draft.email().strip(), draft.language(), draft.roles(), draft.idempotencyKey());
    }

    /** @param operator whether it is to be an operator */
    static List<Wrong> errors(Draft draft, boolean operator) {
        var errors = new ArrayList<Wrong>();
        if (draft.name().isBlank()
                || draft.name().length() > LONGEST_NAME
                || draft.name().chars().anyMatch(Character::isISOControl)) {
            errors.add(new Wrong("/name", "name", LONGEST_NAME));
        }
        if (!EmailAddress.valid(draft.email())) {
            errors.add(new Wrong("/email", "email", EmailAddress.LONGEST));
        }
        roles(draft.roles(), operator).ifPresent(errors::add);
        return errors;
    }

    static Optional<Wrong> roles(Set<Role> roles, boolean operator) {
        if (roles.isEmpty()) {
            return Optional.of(new Wrong("/roles", "roles"));
        }
        var wrong = operator ? !roles.equals(Set.of(Role.OPERATOR)) : roles.contains(Role.OPERATOR);
        return wrong ? Optional.of(new Wrong("/roles", "operator")) : Optional.empty();
    }
}
