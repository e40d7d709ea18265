package org.bestow.api;

import java.util.Objects;

/**
 * Something that open pages want to know: ids and versions only.
 *
 * @param member 0 for everybody
 * @param topic types, benefit or session
 * @param payload JSON object
 */
public record Event(long member, String topic, String payload) {

    /** Payload of a session's event: it goes on, and what `GET /me` says of the company is different. */
    public static final String CHANGED = "{\"state\":\"changed\"}";

    public Event {
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(payload, "payload");
    }
}
