package org.bestow.rest.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bestow.rest.internal.edge.Route;
import org.bestow.rest.internal.edge.Services;
import org.bestow.rest.internal.edge.Settings;
import org.bestow.rest.internal.world.Contract;
import org.bestow.rest.internal.world.Edge;
import org.junit.ClassRule;
import org.junit.Test;

/**
 * {@code openapi.json} says what the table of calls does. What answers look like is checked beside, by {@link Contract#check} for
 * every answer that any test gets.
 */
public class ContractTest {

    /** A stream is no call of the table. */
    private static final String EVENTS = "GET events";

    private static final Set<String> EVERYWHERE = Set.of("Bestow-Member", "Bestow-Reason", "Accept-Language");
    private static final Pattern CALL =
            Pattern.compile("`(GET|POST|PUT|PATCH|DELETE)\\s+(/[A-Za-z0-9/{}._-]*[A-Za-z0-9}])");
    private static final Pattern NAME_IN_PATH = Pattern.compile("\\{([^}]*)}");

    @ClassRule
    public static final Edge edge = new Edge();

    private final Contract contract = new Contract();
    private final List<Route> routes =
            Api.router(new Services(), new Settings(false, Set.of())).routes();

    private static Set<String> without(Set<String> all, Set<String> some) {
        var rest = new TreeSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    @Test
    public void theDocumentHasTheCallsOfTheTable() {
        var described = contract.operations().stream()
                .map(Contract.Operation::toString)
                .filter(call -> !call.equals(EVENTS))
                .collect(Collectors.toSet());
        var there = routes.stream().map(Route::toString).collect(Collectors.toSet());
        assertEquals("calls of Api.java that openapi.json lacks", Set.of(), without(there, described));
        assertEquals("calls of openapi.json that Api.java lacks", Set.of(), without(described, there));
    }

    /** That they work is for {@code DocumentExamplesIT}, which runs every call of the contract and every example. */
    @Test
    public void theCallsThatDocumentsNameExist() throws IOException {
        var there = contract.operations().stream()
                .map(operation -> operation.method() + " /"
                        + NAME_IN_PATH.matcher(operation.path()).replaceAll("{}"))
                .collect(Collectors.toSet());
        there.addAll(Set.of("GET /health/live", "GET /health/ready", "GET /api/openapi.json"));
        var gone = new TreeSet<String>();
        var named = 0;
        for (var document : documents()) {
            var calls = CALL.matcher(Files.readString(document));
            while (calls.find()) {
                var path = calls.group(2).replaceFirst("^/api/v1/", "/");
                var call = calls.group(1) + " " + NAME_IN_PATH.matcher(path).replaceAll("{}");
                named++;
                if (!there.contains(call)) {
                    gone.add(document.getFileName() + ": " + call);
                }
            }
        }
        assertEquals(Set.of(), gone);
        assertTrue("" + named, named > 10);
    }

    private static List<Path> documents() throws IOException {
        try (var files = Files.list(Path.of("../../docs"))) {
            return Stream.concat(Stream.of(Path.of("../../README.md")), files)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    private void forEachCall(BiConsumer<Route, Contract.Operation> check) {
        for (var route : routes) {
            contract.operations().stream()
                    .filter(operation -> operation.toString().equals(route.toString()))
                    .forEach(operation -> check.accept(route, operation));
        }
    }

    private Set<String> names(Contract.Operation operation, Set<String> places) {
        return contract.parameters(operation).stream()
                .filter(parameter -> places.contains(parameter.get("in").asText()))
                .map(parameter -> parameter.get("name").asText())
                .collect(Collectors.toSet());
    }

    @Test
    public void parametersAndHeadersAreThoseThatHandlersRead() {
        forEachCall((route, operation) -> {
            var described = without(names(operation, Set.of("query", "header")), EVERYWHERE);
            assertEquals(route + ": openapi.json lacks", Set.of(), without(route.reads(), described));
            assertEquals(route + ": the line in Api.java lacks", Set.of(), without(described, route.reads()));
        });
    }

    @Test
    public void partsOfPathsAreDescribed() {
        for (var operation : contract.operations()) {
            var inPath = NAME_IN_PATH
                    .matcher(operation.path())
                    .results()
                    .map(match -> match.group(1))
                    .collect(Collectors.toSet());
            assertEquals(operation.toString(), inPath, names(operation, Set.of("path")));
        }
    }

    @Test
    public void callsSayWhoMayCall() {
        forEachCall((route, operation) -> {
            var open = operation.node().get("security").isEmpty();
            assertEquals(route + " is open", route.admits() == Route.Admits.EVERYBODY, open);
            assertEquals(
                    route + " says that it goes with a one-time password",
                    route.admits() == Route.Admits.EVERY_CALLER,
                    operation.node().path("description").asText().contains("one-time password"));
            if (!open) {
                assertTrue(
                        route + ": an operator may act for a member",
                        names(operation, Set.of("header")).containsAll(Set.of("Bestow-Member", "Bestow-Reason")));
            }
        });
    }

    @Test
    public void everyCallIsToldInFull() {
        var ids = new HashSet<String>();
        var tags = contract.document().get("tags").findValuesAsText("name");
        for (var operation : contract.operations()) {
            var node = operation.node();
            assertTrue(
                    operation + ": operationId", operation.id().matches("[a-z][A-Za-z]+") && ids.add(operation.id()));
            assertFalse(operation + ": summary", node.path("summary").asText().isBlank());
            assertTrue(
                    operation + ": tag", tags.contains(node.path("tags").path(0).asText()));
            var answers = node.get("responses");
            assertTrue(operation + ": default", answers.has("default"));
            for (var answer : answers.properties()) {
                var told = contract.resolve(answer.getValue());
                assertFalse(
                        operation + " " + answer.getKey(),
                        told.path("description").asText().isBlank());
                assertEquals(
                        operation + " " + answer.getKey() + ": problems are named in components",
                        !answer.getKey().startsWith("2"),
                        answer.getValue().has("$ref"));
            }
            if (node.has("requestBody")) {
                assertTrue(operation + ": 413, 415", answers.has("413") && answers.has("415"));
            }
            for (var parameter : contract.parameters(operation)) {
                assertTrue(operation + " " + parameter.get("name"), parameter.has("schema"));
            }
            if (names(operation, Set.of("header")).contains("If-Match")) {
                assertTrue(operation + ": 412, 428", answers.has("412") && answers.has("428"));
            }
        }
    }

    @Test
    public void everyReferenceLeadsSomewhereAndEveryShapeIsUsed() {
        var used = new HashSet<String>();
        walk(contract.document(), node -> {
            if (node.has("$ref")) {
                contract.resolve(node);
                used.add(node.get("$ref").asText());
            }
        });
        var schemas = contract.document().at("/components/schemas").properties();
        for (var schema : schemas) {
            assertTrue(schema.getKey() + " is used", used.contains("#/components/schemas/" + schema.getKey()));
        }
    }

    @Test
    public void shapesSayWhetherThereMayBeMore() {
        for (var schema : contract.document().at("/components/schemas").properties()) {
            var base = schema.getKey().endsWith("Fields"); // closed by those who build on it
            walk(schema.getValue(), node -> {
                if (node.has("properties") && !(base && node == schema.getValue())) {
                    assertTrue(
                            schema.getKey() + ": " + node,
                            node.has("additionalProperties") || node.has("unevaluatedProperties"));
                }
            });
        }
    }

    private static void walk(JsonNode node, Consumer<JsonNode> visitor) {
        visitor.accept(node);
        node.forEach(part -> walk(part, visitor));
    }

    @Test
    public void theDocumentIsServedToEverybodyAndKept() {
        var got = edge.send(edge.at("/api/openapi.json"));
        assertEquals(200, got.status());
        assertEquals("application/json", got.header("Content-Type"));
        assertEquals(contract.document(), got.json());
        var tag = got.header("ETag");
        for (var known : List.of(tag, "W/" + tag, "\"x\", " + tag, "*")) {
            var again = edge.send(edge.at("/api/openapi.json").header("If-None-Match", known));
            assertEquals(known, 304, again.status());
            assertEquals("", again.text());
        }
        assertEquals(
                200,
                edge.send(edge.at("/api/openapi.json").header("If-None-Match", "\"x\""))
                        .status());
        var head = edge.send(edge.at("/api/openapi.json").method("HEAD", Edge.noBody()));
        assertEquals(Map.of("status", 200, "text", ""), Map.of("status", head.status(), "text", head.text()));
        var put = edge.send(edge.at("/api/openapi.json").method("PUT", Edge.noBody()));
        assertEquals(405, put.status());
        assertEquals("urn:bestow:method-not-allowed", put.type());
    }
}
