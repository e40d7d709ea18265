package org.bestow.rest.internal.events;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.bestow.api.Event;

/**
 * One event as it goes over the wire.
 *
 * @param subject events of one subject replace each other while they wait: only the newest version matters
 */
record Frame(long id, String subject, byte[] bytes) {

    private static final JsonFactory JSON = new JsonFactory();

    static Frame of(long id, Event event) {
        // a line break would end the field; inside JSON it can only be white space
        var payload = event.payload().replace('\n', ' ').replace('\r', ' ');
        return frame(id, event.topic(), payload, event.topic() + ":" + idIn(payload));
    }

    /** Everything may have changed: what was missed is not known. */
    static Frame resync(long id) {
        return frame(id, "resync", "{}", "resync");
    }

    static Frame sessionEnded(long id) {
        return frame(id, "session", "{\"state\":\"ended\"}", "session");
    }

    /** Starts a stream: how long a browser waits before it comes back, and from where it would resume. */
    static Frame opening(long id) {
        return new Frame(id, "opening", utf8("retry: 3000\nid: " + id + "\n\n"));
    }

    /** Starts a stream whose first event will say from where to resume. */
    static Frame openingWithoutId() {
        return new Frame(0, "opening", utf8("retry: 3000\n\n"));
    }

    /** Says nothing, but keeps proxies and browsers from giving up. */
    static Frame heartbeat(long id) {
        return new Frame(id, "heartbeat", utf8(":\n\n"));
    }

    private static Frame frame(long id, String name, String data, String subject) {
        return new Frame(id, subject, utf8("event: " + name + "\nid: " + id + "\ndata: " + data + "\n\n"));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The field {@code id} of a payload; the payload itself where there is none. */
    private static String idIn(String payload) {
        try (var parser = JSON.createParser(payload)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var name = parser.currentName();
                var value = parser.nextToken();
                if (name.equals("id") && value.isScalarValue()) {
                    return parser.getText();
                }
                parser.skipChildren();
            }
        } catch (IOException e) {
            // no JSON: such an event is its own subject
            return payload;
        }
        return payload;
    }
}
