package org.bestow.store;

/** The database could not serialize the work in time; the same call may succeed later. Nothing was changed. */
public final class BusyException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public BusyException(Throwable cause) {
        super("the database is busy", cause);
    }
}
