package org.bestow.mail.internal;

import org.bestow.api.Deliveries.Fault;

/** The mail server cannot be used now. */
final class UnavailableException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Fault fault;

    UnavailableException(Fault fault, Throwable cause) {
        super(fault.text(), cause);
        this.fault = fault;
    }

    Fault fault() {
        return fault;
    }
}
