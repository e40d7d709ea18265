package org.bestow.store.internal;

import java.sql.Connection;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Jdbi, with our values and rows, on connections that somebody has already. Thread-safe. */
final class Handles {

    /** Jdbi asks for a connection while it opens a handle, on the same thread. */
    private final ThreadLocal<Connection> offered = new ThreadLocal<>();

    private final Jdbi jdbi = Jdbi.create(offered::get);

    Handles() {
        Mapping.configure(jdbi);
    }

    /** Need not be closed: it holds nothing but the connection, which stays the caller's. */
    Handle on(Connection connection) {
        offered.set(connection);
        try {
            return jdbi.open();
        } finally {
            offered.remove();
        }
    }
}
