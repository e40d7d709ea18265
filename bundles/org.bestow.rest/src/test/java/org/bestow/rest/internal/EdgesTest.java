package org.bestow.rest.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.bestow.rest.internal.world.Contract;
import org.bestow.rest.internal.world.Edge;
import org.bestow.rest.internal.world.Sample;
import org.bestow.rest.internal.world.Spoilt;
import org.junit.After;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;

/**
 * Reads the document and tries the edges of every parameter and field of every call: what it does not allow is refused by a problem
 * that names the place, nothing is a bug, and nothing is worth a line in the log.
 */
public class EdgesTest {

    private static final Path LOG = Path.of("target/test.log");
    private static final int TEN_MEGABYTES = 10 << 20;

    @ClassRule
    public static final Edge edge = new Edge();

    private final Contract contract = new Contract();
    private long logged;

    @Before
    public void freshWorld() throws IOException {
        logged = Files.exists(LOG) ? Files.size(LOG) : 0;
    }

    @After
    public void nothingIsWorthALineInTheLog() throws IOException {
        var log = Files.exists(LOG) ? Files.readAllBytes(LOG) : new byte[0];
        var since = new String(log, (int) logged, log.length - (int) logged, StandardCharsets.UTF_8);
        var worth = since.lines()
                .filter(line -> line.contains("] WARN ") || line.contains("] ERROR "))
                .toList();
        assertEquals(List.of(), worth);
    }

    private void forEachCall(BiConsumer<Contract.Operation, Sample> check) {
        for (var operation : contract.operations()) {
            if (!operation.path().equals("events")) { // lasts; its own tests try its edges
                edge.world.reset();
                check.accept(operation, Sample.of(contract, operation));
            }
        }
    }

    /** Every answer was held against the document already when it came. */
    private static void assertNoBug(String what, Edge.Got got) {
        assertTrue(what + " -> " + got.status() + " " + got.text(), got.status() < 500);
    }

    private static void assertRefused(String what, String place, Edge.Got got) {
        assertTrue(
                what + " -> " + got.status() + " " + got.text(),
                got.status() >= 400 && got.status() < 500 && got.text().contains("urn:bestow:"));
        if (got.status() == 422) {
            assertTrue(what + " -> " + got.text(), got.errorPath().startsWith(place));
        }
    }

    @Test
    public void whatTheDocumentAllowsIsTaken() {
        forEachCall((operation, sample) -> {
            var got = sample.send(edge);
            assertTrue(operation + " -> " + got.status() + " " + got.text(), got.status() < 300);
        });
    }

    @Test
    public void parametersOfTheQuery() {
        forEachCall((operation, sample) -> {
            for (var parameter : contract.parameters(operation)) {
                if (parameter.get("in").asText().equals("query")) {
                    tryParameter(sample, parameter);
                }
            }
            assertRefused(
                    operation + " unknown",
                    "unheardOf",
                    sample.withQuery("unheardOf", "1").send(edge));
            assertRefused(operation + " %ff", "", sample.withRawQuery("%ff=1").send(edge));
        });
    }

    private void tryParameter(Sample sample, JsonNode parameter) {
        var name = parameter.get("name").asText();
        var what = sample.operation() + " ?" + name;
        var good = Sample.value(contract, parameter.get("schema"));
        var text = good.isArray() ? good.get(0).asText() : good.asText();
        assertNoBug(what + "=" + text, sample.withQuery(name, text).send(edge));
        // shows as well that the handler reads what the table and the document name
        assertRefused(
                what + " twice",
                name,
                sample.withQuery(name, text).withRawQuery(name + "=" + text).send(edge));
        for (var raw : List.of("%ED%A0%80", "%ff", "%C0%80")) {
            assertRefused(
                    what + "=" + raw, "", sample.withRawQuery(name + "=" + raw).send(edge));
        }
        assertRefused(what + " NUL", name, sample.withQuery(name, "a\0b").send(edge));
        for (var value : Spoilt.texts(contract, parameter.get("schema"))) {
            assertRefused(
                    what + "=" + value, name, sample.withQuery(name, value).send(edge));
        }
        for (var value :
                List.of("", " ", "'", "\"", "x".repeat(1_000), "-1", "0", "9".repeat(400), "客户", "%", "*", ",")) {
            assertNoBug(what + "=" + value, sample.withQuery(name, value).send(edge));
        }
    }

    @Test
    public void partsOfThePath() {
        forEachCall((operation, sample) -> {
            for (var name : sample.path().keySet()) {
                var what = operation + " {" + name + "} ";
                for (var value :
                        List.of("x", "b1-", "b0-0", "u1-1", "-", "a%20b", "%E5%AE%A2", "b1-zzzz", "b2-7", "B1-7")) {
                    assertNoBug(what + value, sample.withPath(name, value).send(edge));
                }
                // the container refuses some of these itself, and closes the connection
                for (var value :
                        List.of("x".repeat(2_000), "%00", "a%00b", "%ED%A0%80", "%ff", "%zz", "..%2F", "b1-7%2Fkeys")) {
                    var answer = edge.raw(
                            operation.method(), sample.withPath(name, value).address(), sample.session());
                    assertTrue(what + value + " -> " + answer, answer.matches("(?s)HTTP/1.1 (404|400|415) .*"));
                }
            }
        });
    }

    @Test
    public void headers() {
        var values = List.of("", " ", "'", "\"", "*", "%zz", "W/\"1\"", "\"a\", \"b\"", "-1", "x".repeat(3_000));
        forEachCall((operation, sample) -> {
            for (var parameter : contract.parameters(operation)) {
                if (parameter.get("in").asText().equals("header")) {
                    var name = parameter.get("name").asText();
                    for (var value : values) {
                        assertNoBug(
                                operation + " " + name + ": " + value,
                                sample.withHeader(name, value).send(edge));
                    }
                    for (var value : Spoilt.texts(contract, parameter.get("schema"))) {
                        assertNoBug(
                                operation + " " + name + ": " + value,
                                sample.withHeader(name, value).send(edge));
                    }
                }
            }
        });
    }

    @Test
    public void fieldsOfTheBody() {
        forEachCall((operation, sample) -> sample.body().ifPresent(body -> {
            for (var spoilt : Spoilt.bodies(contract, operation, body)) {
                var got = sample.send(edge, spoilt.bytes(), "application/json");
                var what = operation + " " + spoilt;
                if (spoilt.refused()) {
                    assertRefused(what, spoilt.place(), got);
                } else {
                    assertNoBug(what, got);
                }
            }
        }));
    }

    @Test
    public void bodiesThatAreNoJson() {
        var type = "application/json";
        forEachCall((operation, sample) -> sample.body().ifPresent(body -> {
            var json = body.toString();
            for (var text : Spoilt.noJson(json)) {
                assertRefused(operation + " " + text, "", sample.send(edge, utf8(text), type));
            }
            for (var other :
                    new String[] {"text/plain", "application/xml", "application/json;charset=latin1", "x", null}) {
                assertEquals(415, sample.send(edge, utf8(json), other).status());
            }
            assertRefused(operation + " UTF-16", "", sample.send(edge, json.getBytes(StandardCharsets.UTF_16), type));
            assertRefused(
                    operation + " Latin-1", "", sample.send(edge, new byte[] {'{', '"', (byte) 0xe9, '"', '}'}, type));
            var large = ("{\"large\":\"" + "x".repeat(TEN_MEGABYTES) + "\"}").getBytes(StandardCharsets.US_ASCII);
            assertNoBug(operation + " of 10 MB", sample.send(edge, large, type));
        }));
    }

    @Test
    public void everyMethodOnEveryPath() {
        var paths = new ArrayList<>(List.of("", "nothing", "me/nothing"));
        forEachCall((operation, sample) -> paths.add(sample.address()));
        var methods = List.of("GET", "POST", "PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "PROPFIND", "get", "X");
        for (var path : paths) {
            for (var method : methods) {
                var described = contract.operations().stream()
                        .anyMatch(one -> one.method().equals(method)
                                && one.pattern().matcher(path).matches());
                if (!described) {
                    var answer = edge.raw(method, path, "");
                    assertTrue(method + " " + path + ": " + answer, answer.matches("(?s)HTTP/1.1 (404|405|400) .*"));
                    if (!method.equals("CONNECT")) { // which is no request to a server at all, the container says
                        assertTrue(method + " " + path + ": " + answer, answer.contains("urn:bestow:"));
                    }
                }
            }
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
