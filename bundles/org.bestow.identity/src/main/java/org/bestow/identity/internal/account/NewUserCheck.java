package org.bestow.identity.internal.account;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bestow.api.EmailAddress;
import org.bestow.api.Language;
import org.bestow.api.Problem;
import org.bestow.api.UserAccounts.Draft;
import org.bestow.identity.internal.text.Texts;
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
    static List<Problem.FieldError> errors(Draft draft, boolean operator, Language reader) {
        var errors = new ArrayList<Problem.FieldError>();
        if (draft.name().isBlank()
                || draft.name().length() > LONGEST_NAME
                || draft.name().chars().anyMatch(Character::isISOControl)) {
            errors.add(error("/name", "field.name", reader, LONGEST_NAME));
        }
        if (!EmailAddress.valid(draft.email())) {
            errors.add(error("/email", "field.email", reader, EmailAddress.LONGEST));
        }
        roles(draft.roles(), operator, reader).ifPresent(errors::add);
        return errors;
    }

    static Optional<Problem.FieldError> roles(Set<Role> roles, boolean operator, Language reader) {
        if (roles.isEmpty()) {
            return Optional.of(error("/roles", "field.roles", reader));
        }
        var wrong = operator ? !roles.equals(Set.of(Role.OPERATOR)) : roles.contains(Role.OPERATOR);
        return wrong ? Optional.of(error("/roles", "field.operator", reader)) : Optional.empty();
    }

    static Problem.FieldError error(String path, String key, Language reader, Object... values) {
        return new Problem.FieldError(path, MessageFormat.format(Texts.of(reader, key), values));
    }
}
