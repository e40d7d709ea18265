package org.bestow.rest.internal.edge;

/** What answers a call. Thread-safe. */
public interface Handler {
    Reply answer(Exchange exchange);
}
