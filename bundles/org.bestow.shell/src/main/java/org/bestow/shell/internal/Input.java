package org.bestow.shell.internal;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.apache.karaf.shell.support.CommandException;

/** Reads the files that commands take. */
final class Input {

    /** Some editors begin a file with it. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private Input() {}

    /** @param base what a relative path is relative to */
    static String read(Path base, String file) throws CommandException {
        try {
            var text = Files.readString(base.resolve(file));
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (IOException | InvalidPathException unreadable) {
            throw unreadable(file, unreadable);
        }
    }

    /** What is wrong, and what to do. */
    static CommandException unreadable(String file, Exception cause) {
        return cause instanceof CharacterCodingException || cause.getCause() instanceof CharacterCodingException
                ? new CommandException(file + " is not UTF-8 text.", cause)
                : new CommandException(
                        "Cannot read " + file
                                + ". The path is one of the machine that the platform runs on; give it from the root.",
                        cause);
    }
}
