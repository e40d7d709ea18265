package org.bestow.api;

import java.net.URI;
import org.osgi.annotation.versioning.ProviderType;

/** Where people reach the console, for links in mail. Thread-safe. */
@ProviderType
public interface ConsoleAddress {

    /**
     * A page of the console.
     *
     * @param path with a slash at the front; what follows a {@code #} stays in the browser, so a secret belongs there
     */
    URI page(String path);
}
