package org.bestow.shell.internal;

import java.util.Optional;
import org.apache.karaf.shell.support.CommandException;

/** The platform's services as they are right now. */
interface Services {

    /** Empty while the part that offers it is not running. */
    <T> Optional<T> find(Class<T> service);

    /** @throws CommandException while the part that offers it is not running */
    default <T> T need(Class<T> service) throws CommandException {
        return find(service)
                .orElseThrow(
                        () -> new CommandException("The platform is not complete right now: " + service.getSimpleName()
                                + " is missing. Try again in a moment; bestow:doctor and bundle:list tell more."));
    }
}
