package org.bestow.shell.internal;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.apache.karaf.shell.support.CommandException;
import org.bestow.api.Page;

/** Reads values of options, with errors that name the option and what it takes. */
final class Arguments {

    private Arguments() {}

    static Page.Request page(int limit, String after) throws CommandException {
        if (limit < 1 || limit > 200) {
            throw new CommandException("--limit takes 1 to 200, not " + limit + ".");
        }
        return new Page.Request(Optional.ofNullable(after), limit);
    }

    static <E extends Enum<E>> E constant(Class<E> type, String option, String word) throws CommandException {
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> word(each).equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> new CommandException(option + " takes "
                        + Arrays.stream(type.getEnumConstants())
                                .map(Arguments::word)
                                .collect(joining(", "))
                        + ", not '" + word + "'."));
    }

    /** A constant as people and JSON write it. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
