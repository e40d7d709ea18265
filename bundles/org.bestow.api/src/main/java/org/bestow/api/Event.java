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
    public Event {
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(payload, "payload");
    }
}
