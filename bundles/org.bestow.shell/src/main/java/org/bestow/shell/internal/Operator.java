package org.bestow.shell.internal;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.bestow.api.Caller;
import org.bestow.api.Language;
import org.bestow.spi.Role;

/** Who calls from the shell: an operator of the programme, without an account of its own. */
final class Operator {

    private Operator() {}

    static Caller reading(Language language) {
        return new Caller(0, "shell", OptionalLong.empty(), Set.of(Role.OPERATOR), language, Optional.empty(), "shell");
    }
}
