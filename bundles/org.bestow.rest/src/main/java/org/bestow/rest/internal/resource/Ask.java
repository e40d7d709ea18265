package org.bestow.rest.internal.resource;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.bestow.api.Caller;
import org.bestow.api.Page;
import org.bestow.api.PublicId;
import org.bestow.rest.internal.edge.Bodies;
import org.bestow.rest.internal.edge.Exchange;
import org.bestow.rest.internal.edge.Gate;
import org.bestow.rest.internal.edge.StrictJson;
import org.bestow.rest.internal.problem.Fault;
import org.bestow.rest.internal.problem.Halt;

/** One request as a resource reads it: who asks, and parameters that were checked. A wrong one ends the request with 422. */
final class Ask {

    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,9}");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,63}");
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final Pattern TAG = Pattern.compile("\"[\\x21\\x23-\\x7e]{1,64}\"");
    private static final Pattern VERSION = Pattern.compile("0|[1-9][0-9]{0,17}");
    /** What Jetty adds to the tag of an answer that it compresses, and takes off again for GET only. */
    private static final String COMPRESSED = "--gzip";

    private static final int DEFAULT_LIMIT = 50;
    private static final int MOST = 200;
    private static final int LONGEST_CURSOR = 2_000;

    private final Exchange exchange;

    Ask(Exchange exchange) {
        this.exchange = exchange;
    }

    Caller caller() {
        return exchange.caller();
    }

    /** The caller of a call that is about one member's things: an operator has to say which. */
    Caller memberCaller() {
        var caller = caller();
        if (caller.tenant().isEmpty()) {
            throw Halt.invalid(Gate.MEMBER_HEADER, "header.required");
        }
        return caller;
    }

    /** The body as text of at most so many bytes. */
    String body(int mostBytes) {
        return Bodies.text(exchange, mostBytes);
    }

    /** Of a call that takes nothing: no body, or an object without a field. */
    void nothing() {
        var text = body(Bodies.USUAL);
        if (!text.isBlank()) {
            StrictJson.object(text, Map.of());
        }
    }

    /** Where a list goes on, and how far. */
    Page.Request page() {
        var limit = single("limit").map(text -> {
            var number = WHOLE.matcher(text).matches() ? Integer.parseInt(text) : 0;
            if (number < 1 || number > MOST) {
                throw Halt.invalid("limit", "parameter.limit", MOST);
            }
            return number;
        });
        return new Page.Request(text("after", LONGEST_CURSOR), limit.orElse(DEFAULT_LIMIT));
    }

    /** A text; an empty one filters nothing and counts as absent. */
    Optional<String> text(String name, int longest) {
        return single(name)
                .map(String::strip)
                .filter(Predicate.not(String::isEmpty))
                .map(text -> {
                    if (text.length() > longest || !StrictJson.storable(text)) {
                        throw Halt.invalid(name, "parameter.text", longest);
                    }
                    return text;
                });
    }

    /** A name of the platform: lower case letters, digits and hyphens. */
    Optional<String> name(String parameter) {
        return text(parameter, 64).map(text -> {
            if (!NAME.matcher(text).matches()) {
                throw Halt.invalid(parameter, "parameter.name");
            }
            return text;
        });
    }

    Optional<LocalDate> day(String name) {
        return text(name, 10).map(text -> {
            try {
                if (DAY.matcher(text).matches()) {
                    return LocalDate.parse(text);
                }
            } catch (DateTimeException e) {
                // as 2026-02-30: told like any other wrong form
            }
            throw Halt.invalid(name, "parameter.day");
        });
    }

    boolean flag(String name) {
        return single(name)
                .map(text -> choice(name, text, Map.of("true", true, "false", false)))
                .orElse(false);
    }

    /** The value that a word stands for. */
    <T> T choice(String name, String word, Map<String, T> choices) {
        var choice = choices.get(word);
        if (choice == null) {
            throw Halt.invalid(
                    name,
                    "parameter.choice",
                    String.join(", ", choices.keySet().stream().sorted().toList()));
        }
        return choice;
    }

    Optional<String> idempotencyKey() {
        var header = exchange.header("Idempotency-Key");
        header.filter(key -> !KEY.matcher(key).matches()).ifPresent(key -> {
            throw Halt.invalid("Idempotency-Key", "header.idempotency-key");
        });
        return header;
    }

    /**
     * The version that a change is made to, as its ETag said. The service compares it in the transaction of the change.
     *
     * @throws Halt when the header is absent, or names nothing that was ever a version
     */
    long ifMatch() {
        var tag = exchange.header("If-Match").orElseThrow(() -> Halt.because(Fault.PRECONDITION_REQUIRED));
        if (!TAG.matcher(tag).matches()) {
            throw Halt.invalid("If-Match", "header.if-match");
        }
        var version = tag.substring(1, tag.length() - 1);
        if (version.endsWith(COMPRESSED)) {
            version = version.substring(0, version.length() - COMPRESSED.length());
        }
        if (!VERSION.matcher(version).matches()) {
            throw Halt.because(Fault.PRECONDITION_FAILED);
        }
        return Long.parseLong(version);
    }

    /** A part of the path. */
    String path(String name) {
        return exchange.path(name);
    }

    String benefit() {
        return id(PublicId.Kind.BENEFIT, "benefit");
    }

    /** An id out of the path. What has not its form is found nowhere. */
    String id(PublicId.Kind kind, String name) {
        var text = path(name);
        if (PublicId.parse(kind, text).isEmpty()) {
            throw Halt.because(Fault.NOT_FOUND);
        }
        return text;
    }

    /** The name of an action out of the path. */
    String action() {
        var text = path("action");
        if (!NAME.matcher(text).matches()) {
            throw Halt.because(Fault.NOT_FOUND);
        }
        return text;
    }

    private Optional<String> single(String name) {
        var values = exchange.parameter(name);
        if (values.size() > 1) {
            throw Halt.invalid(name, "parameter.once");
        }
        return values.stream().findFirst();
    }
}
