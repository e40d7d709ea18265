package org.bestow.identity.internal.administration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bestow.api.EmailAddress;
import org.bestow.api.Message;
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
                draft.name().strip(),
                draft.email().strip(),
                draft.language(),
                draft.roles(),
                draft.invite(),
                draft.idempotencyKey());
    }

    /** @param operator whether it is to be an operator */
    static List<Wrong> errors(Draft draft, boolean operator) {
        var errors = new ArrayList<Wrong>();
        name(draft.name()).ifPresent(errors::add);
        email(draft.email(), draft.invite()).ifPresent(errors::add);
        roles(draft.roles(), operator).ifPresent(errors::add);
        return errors;
    }

    static Optional<Wrong> name(String name) {
        return name.isBlank()
                        || name.length() > LONGEST_NAME
                        || name.codePoints().anyMatch(NewUserCheck::unprintable)
                ? Optional.of(new Wrong("/name", "name", LONGEST_NAME))
                : Optional.empty();
    }

    /** What no mail takes well: control characters, breaks of lines, halves of pairs. */
    private static boolean unprintable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    /** @param mailed whether mail has to reach it */
    static Optional<Wrong> email(String email, boolean mailed) {
        if (!EmailAddress.valid(email)) {
            return Optional.of(new Wrong("/email", "email", EmailAddress.LONGEST));
        }
        return mailed && !Message.Recipient.deliverable(email)
                ? Optional.of(new Wrong("/email", "undeliverable"))
                : Optional.empty();
    }

    static Optional<Wrong> roles(Set<Role> roles, boolean operator) {
        if (roles.isEmpty()) {
            return Optional.of(new Wrong("/roles", "roles"));
        }
        var wrong = operator ? !roles.equals(Set.of(Role.OPERATOR)) : roles.contains(Role.OPERATOR);
        return wrong ? Optional.of(new Wrong("/roles", "operator")) : Optional.empty();
    }
}
