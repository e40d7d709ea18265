package org.bestow.store;

import java.util.Objects;

/** The database failed. Whether a transaction that was being committed is there is unknown; otherwise nothing was changed. */
public final class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String state;

    public StoreException(String what, Throwable cause) {
        this(what, "", cause);
    }

    /** @param state the SQLSTATE; empty when there is none */
    public StoreException(String what, String state, Throwable cause) {
        super(what, cause);
        this.state = Objects.requireNonNull(state, "state");
    }

    /** Whether a unique key refused a row, so that the same statement may find what it needs by reading. */
    public boolean duplicate() {
        return state.equals("23505");
    }
}
