package org.bestow.rest.internal.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The document {@code openapi.json} as tests use it: its operations, and whether an answer is what it promises. Thread-safe. */
public final class Contract {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PREFIX = "/api/v1/";
    private static final String PROBLEM = "application/problem+json";

    private final JsonNode document;
    private final List<Operation> operations = new ArrayList<>();
    private final Map<JsonNode, Schema> schemas = new ConcurrentHashMap<>();

    /** @param path template below the prefix, as in the table of calls */
    public record Operation(String method, String path, JsonNode node, Pattern pattern) {

        @Override
        public String toString() {
            return method + " " + path;
        }

        public String id() {
            return node.path("operationId").asText();
        }
    }

    public Contract() {
        try (var stream = Contract.class.getResourceAsStream("/openapi.json")) {
            document = JSON.readTree(stream);
        } catch (IOException e) {
            throw new IllegalStateException("openapi.json is no JSON", e);
        }
        document.get("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(method -> operations.add(operation(method.getKey(), path.getKey(), method.getValue()))));
        // a word before a name, as the router has it
        operations.sort(Comparator.comparing(operation -> operation.path().replace('{', '~')));
    }

    private static Operation operation(String method, String path, JsonNode node) {
        var pattern = Pattern.compile(path.substring(1).replaceAll("\\{[^}]*}", "[^/]+") + "/?");
        return new Operation(method.toUpperCase(Locale.ROOT), path.substring(1), node, pattern);
    }

    public JsonNode document() {
        return document;
    }

    public List<Operation> operations() {
        return List.copyOf(operations);
    }

    /** What a reference stands for; anything else itself. */
    public JsonNode resolve(JsonNode node) {
        var reference = node.path("$ref").asText("");
        if (reference.isEmpty()) {
            return node;
        }
        var target = document.at(reference.substring(1));
        if (target.isMissingNode()) {
            throw new AssertionError("openapi.json has no " + reference);
        }
        return target;
    }

    public List<JsonNode> parameters(Operation operation) {
        var parameters = new ArrayList<JsonNode>();
        operation.node().path("parameters").forEach(parameter -> parameters.add(resolve(parameter)));
        return parameters;
    }

    /** @throws AssertionError where an answer is not what the document says of it */
    public void check(String method, String rawPath, Edge.Got got) {
        if (!rawPath.startsWith(PREFIX) || method.equals("OPTIONS")) {
            return;
        }
        var path = rawPath.substring(PREFIX.length());
        var wanted = method.equals("HEAD") ? "GET" : method;
        var operation = operations.stream()
                .filter(one -> one.method().equals(wanted)
                        && one.pattern().matcher(path).matches())
                .findFirst();
        var what = method + " " + path + " -> " + got.status();
        var response = operation
                .flatMap(one -> response(one, got.status()))
                .orElseGet(() -> otherwise(what, operation, got.status()));
        if (!method.equals("HEAD")) {
            checkBody(what, response, got);
        }
    }

    private Optional<JsonNode> response(Operation operation, int status) {
        var response = operation.node().path("responses").path(Integer.toString(status));
        return response.isMissingNode() ? Optional.empty() : Optional.of(resolve(response));
    }

    private JsonNode otherwise(String what, Optional<Operation> operation, int status) {
        if (status < 400) {
            throw new AssertionError("openapi.json describes no such answer: " + what
                    + operation.map(one -> " of " + one.id()).orElse(""));
        }
        return document.at("/components/responses/Problem");
    }

    private void checkBody(String what, JsonNode response, Edge.Got got) {
        var content = response.path("content");
        if (content.isMissingNode()) {
            if (!got.text().isEmpty()) {
                throw new AssertionError("openapi.json promises no body: " + what + " " + got.text());
            }
            return;
        }
        var type = String.valueOf(got.header("Content-Type")).split(";")[0];
        var schema = content.path(type).path("schema");
        if (schema.isMissingNode()) {
            throw new AssertionError("openapi.json does not promise " + type + ": " + what);
        }
        if (type.endsWith("json")) {
            var errors = schemas.computeIfAbsent(schema, this::schema).validate(got.text(), InputFormat.JSON);
            if (!errors.isEmpty()) {
                throw new AssertionError("not as openapi.json promises: " + what + " " + errors + " " + got.text());
            }
        }
    }

    /** Whether a schema of the document allows a value. */
    public boolean allows(JsonNode schema, JsonNode value) {
        return schemas.computeIfAbsent(schema, this::schema).validate(value).isEmpty();
    }

    /** A part of the document as a schema of its own, in which the document's references work. */
    private Schema schema(JsonNode part) {
        var whole = JSON.createObjectNode();
        whole.putArray("allOf").add(part);
        whole.set("components", ((ObjectNode) document).get("components"));
        var config =
                SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
        return SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12, registry -> registry.schemaRegistryConfig(config))
                .getSchema(whole.toString(), InputFormat.JSON);
    }
}
