package org.bestow.core.internal.engine;

import java.util.List;
import java.util.Set;
import org.bestow.api.Problem;

/** An action's input, held against its schema. Immutable. */
sealed interface ParsedInput {

    /**
     * @param canonicalJson equal for inputs that say the same
     * @param users numbers of the users that it names; whether they exist is not known yet
     */
    record Ok(String canonicalJson, Set<Long> users) implements ParsedInput {
        public Ok {
            users = Set.copyOf(users);
        }
    }

    record Bad(List<Problem.FieldError> errors) implements ParsedInput {
        public Bad {
            errors = List.copyOf(errors);
        }
    }
}
