package org.bestow.rest.internal.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A request that the document allows, made from its schemas and examples, to be spoilt in one place. Immutable.
 *
 * @param path parts by name, encoded
 * @param query parameters by name, decoded
 * @param rawQuery what follows them, as it is
 */
public record Sample(
        Contract.Operation operation,
        String session,
        Map<String, String> path,
        Map<String, String> query,
        String rawQuery,
        Map<String, String> headers,
        Optional<JsonNode> body) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Ids that the {@link World} knows. */
    private static final Map<String, String> KNOWN = Map.ofEntries(
            Map.entry("benefit", World.BENEFIT),
            Map.entry("key", World.KEY),
            Map.entry("assignment", World.SEAT),
            Map.entry("action", "get-keys"),
            Map.entry("session", World.SESSION),
            Map.entry("message", World.MESSAGE),
            Map.entry("user", World.USER),
            Map.entry("token", World.TOKEN),
            Map.entry("password", World.PASSWORD),
            Map.entry("If-Match", "\"1\""),
            Map.entry("request", World.REQUEST));

    /** With what is required, and no more. */
    public static Sample of(Contract contract, Contract.Operation operation) {
        var path = new LinkedHashMap<String, String>();
        var headers = new LinkedHashMap<String, String>();
        for (var parameter : contract.parameters(operation)) {
            var name = parameter.get("name").asText();
            var value = KNOWN.containsKey(name)
                    ? KNOWN.get(name)
                    : value(contract, parameter.get("schema")).asText();
            if (parameter.get("in").asText().equals("path")) {
                path.put(name, value);
            } else if (parameter.get("in").asText().equals("header")
                    && (parameter.path("required").asBoolean() || name.equals("If-Match"))) {
                headers.put(name, value);
            }
        }
        var session = operation.node().get("security").isEmpty()
                ? ""
                : operation.path().startsWith("operator/") ? "s-operator" : "s-admin";
        var body = operation.node().at("/requestBody/content/application~1json/schema");
        return new Sample(
                operation,
                session,
                path,
                Map.of(),
                "",
                headers,
                body.isMissingNode() ? Optional.empty() : Optional.of(value(contract, body)));
    }

    /** A value that a schema allows: its example, or one that follows from the schema. */
    public static JsonNode value(Contract contract, JsonNode unresolved) {
        var schema = contract.resolve(unresolved);
        for (var given : new String[] {"example", "const", "default"}) {
            if (schema.has(given)) {
                return schema.get(given);
            }
        }
        if (schema.has("examples") || schema.has("enum")) {
            return schema.path(schema.has("examples") ? "examples" : "enum").get(0);
        }
        if (schema.has("oneOf")) {
            return value(contract, schema.get("oneOf").get(0));
        }
        var type = schema.path("type").isArray() ? schema.get("type").get(0) : schema.path("type");
        return switch (type.asText()) {
            case "integer", "number" -> JSON.numberNode(schema.path("minimum").asInt(1));
            case "boolean" -> JSON.booleanNode(true);
            case "array" -> JSON.arrayNode().add(value(contract, schema.get("items")));
            case "object" -> {
                var object = JSON.objectNode();
                schema.path("required")
                        .forEach(name -> object.set(
                                name.asText(),
                                KNOWN.containsKey(name.asText())
                                        ? JSON.textNode(KNOWN.get(name.asText()))
                                        : value(
                                                contract,
                                                schema.get("properties").get(name.asText()))));
                yield object;
            }
            default -> JSON.textNode(
                    schema.path("format").asText().equals("date")
                            ? "2026-12-31"
                            : "x".repeat(Math.max(1, schema.path("minLength").asInt())));
        };
    }

    private static Map<String, String> with(Map<String, String> map, String name, String value) {
        var changed = new LinkedHashMap<>(map);
        changed.put(name, value);
        return changed;
    }

    public Sample withPath(String name, String encoded) {
        return new Sample(operation, session, with(path, name, encoded), query, rawQuery, headers, body);
    }

    public Sample withQuery(String name, String value) {
        return new Sample(operation, session, path, with(query, name, value), rawQuery, headers, body);
    }

    public Sample withRawQuery(String raw) {
        return new Sample(operation, session, path, query, raw, headers, body);
    }

    public Sample withHeader(String name, String value) {
        return new Sample(operation, session, path, query, rawQuery, with(headers, name, value), body);
    }

    public String address() {
        var address = operation.path();
        for (var part : path.entrySet()) {
            address = address.replace("{" + part.getKey() + "}", part.getValue());
        }
        var asked = query.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var all = asked + (asked.isEmpty() || rawQuery.isEmpty() ? "" : "&") + rawQuery;
        return all.isEmpty() ? address : address + "?" + all;
    }

    public Edge.Got send(Edge edge) {
        return send(edge, body.map(JsonNode::toString).orElse("").getBytes(StandardCharsets.UTF_8), "application/json");
    }

    /** @param contentType null for none */
    public Edge.Got send(Edge edge, byte[] bytes, String contentType) {
        return edge.send(request(edge, bytes, contentType));
    }

    private HttpRequest.Builder request(Edge edge, byte[] bytes, String contentType) {
        var request = edge.to(address(), session);
        headers.forEach(request::header);
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        return request.method(
                operation.method(), bytes.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(bytes));
    }
}
