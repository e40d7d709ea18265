package org.bestow.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * What the running platform says to requests that are wrong, with real services behind the edge: the contract that it serves is read, and the
 * edges of each part of each call are tried. Which field an answer has to name is tested beside the edge itself.
 */
public class EdgeIT {

    @ClassRule
    public static final TemporaryFolder FOLDER = new TemporaryFolder();

    private static final Pattern COMPLAINT = Pattern.compile("\\| (WARN|ERROR) +\\|");
    private static final Pattern NAME_IN_PATH = Pattern.compile("\\{([^}]*)}");

    private static RunningPlatform platform;
    private static Client admin;
    private static Client operator;
    private static JsonNode contract;
    private static List<String> complaints;

    private final List<String> wrong = new ArrayList<>();

    @BeforeClass
    public static void start() throws IOException {
        platform = RunningPlatform.onH2(FOLDER.newFolder("edges").toPath());
        var accounts = Client.accounts(platform.data().resolve("first-run.json"));
        admin = Client.signedIn(
                platform.address(),
                accounts.stream()
                        .filter(one -> one.has("GLOBAL_ADMIN"))
                        .findFirst()
                        .orElseThrow());
        operator = Client.signedIn(
                platform.address(),
                accounts.stream().filter(one -> one.has("OPERATOR")).findFirst().orElseThrow());
        contract = Client.anonymous(platform.address()).get("../openapi.json").json();
        complaints = complaints();
    }

    @AfterClass
    public static void stop() throws IOException {
        if (platform != null) { // its start may be what failed
            platform.close();
        }
    }

    private static List<String> complaints() throws IOException {
        return platform.log().stream()
                .filter(line -> COMPLAINT.matcher(line).find())
                .toList();
    }

    private interface Tried {
        void call(Client client, String method, String path, JsonNode operation);
    }

    private void forEachCall(Tried tried) throws IOException {
        for (var path : contract.get("paths").properties()) {
            for (var method : path.getValue().properties()) {
                var address = path.getKey().substring(1);
                // a stream lasts; and who signs out tries nothing more
                if (!address.equals("events")
                        && !(address.equals("session") && method.getKey().equals("delete"))) {
                    var client = address.startsWith("operator/") ? operator : admin;
                    tried.call(client, method.getKey().toUpperCase(Locale.ROOT), address, method.getValue());
                }
            }
        }
        assertEquals(List.of(), wrong);
        assertEquals("nothing is worth a line in the log", complaints, complaints());
    }

    private void send(Client client, String method, String path, String body, Map<String, String> headers) {
        var answer = answer(client, method, path, body, headers);
        var type = answer.header("Content-Type").orElse("");
        var fine = answer.status() < 300 || (answer.status() < 500 && type.equals("application/problem+json"));
        if (!fine) {
            wrong.add(method + " " + (path.length() > 200 ? path.substring(0, 200) : path) + " "
                    + (body.length() > 200 ? body.substring(0, 200) : body) + " " + headers + " -> " + answer.status()
                    + " "
                    + answer.body());
        }
    }

    private static Client.Answer answer(
            Client client, String method, String path, String body, Map<String, String> headers) {
        try {
            return client.send(method, path, body, headers);
        } catch (UncheckedIOException e) {
            // the container refused the address before, closed the connection, and this went out on it
            return client.send(method, path, body, headers);
        }
    }

    private static JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? contract.at(node.get("$ref").asText().substring(1)) : node;
    }

    private static boolean writes(JsonNode operation) {
        return operation.has("requestBody");
    }

    /** With something in the place of each name: a thing of the caller's where there is one. */
    private static String filled(String path) {
        var own = admin.all("benefits?type=software").get(0).get("id").asText();
        return NAME_IN_PATH
                .matcher(path.replace("{benefit}", own).replace("{action}", "get-keys"))
                .replaceAll("x1-1");
    }

    @Test
    public void partsOfPaths() throws IOException {
        var foreign = "b2-1";
        forEachCall((client, method, path, operation) -> {
            var names = NAME_IN_PATH
                    .matcher(path)
                    .results()
                    .map(match -> match.group())
                    .toList();
            for (var name : names) {
                var others = filled(path.replace(name, "\u0001"));
                var body = writes(operation) ? "{}" : "";
                for (var text : Strange.TEXTS) {
                    if (!text.isEmpty()) {
                        send(client, method, others.replace("\u0001", text), body, ifMatch(operation));
                    }
                }
                send(client, method, others.replace("\u0001", foreign), body, ifMatch(operation));
            }
        });
    }

    private static Map<String, String> ifMatch(JsonNode operation) {
        for (var parameter : operation.path("parameters")) {
            if (resolve(parameter).get("name").asText().equals("If-Match")) {
                return Map.of("If-Match", "\"999999\"");
            }
        }
        return Map.of();
    }

    @Test
    public void parametersAndHeaders() throws IOException {
        forEachCall((client, method, path, operation) -> {
            var address = filled(path);
            for (var reference : operation.path("parameters")) {
                var parameter = resolve(reference);
                var name = parameter.get("name").asText();
                if (parameter.get("in").asText().equals("query")) {
                    for (var text : Strange.TEXTS) {
                        send(
                                client,
                                method,
                                address + "?" + name + "=" + text,
                                writes(operation) ? "{}" : "",
                                ifMatch(operation));
                    }
                } else if (parameter.get("in").asText().equals("header")) {
                    for (var value : Strange.HEADERS) {
                        send(client, method, address, writes(operation) ? "{}" : "", Map.of(name, value));
                    }
                }
            }
        });
    }

    @Test
    public void bodies() throws IOException {
        forEachCall((client, method, path, operation) -> {
            if (writes(operation)) {
                var address = filled(path);
                for (var body : Strange.BODIES) {
                    send(client, method, address, body, ifMatch(operation));
                }
                var schema = resolve(operation.at("/requestBody/content/application~1json/schema"));
                for (var field : schema.path("properties").properties()) {
                    for (var value : Strange.VALUES) {
                        send(client, method, address, "{\"" + field.getKey() + "\":" + value + "}", ifMatch(operation));
                    }
                }
            }
        });
    }

    /** What actions take is the types' own, and told where they are offered. */
    @Test
    public void inputsOfActions() throws IOException {
        for (var benefit : admin.all("benefits?type=software")) {
            var path = "benefits/" + benefit.get("id").asText();
            for (var offer : admin.get(path).json().get("actions")) {
                for (var field : offer.at("/inputSchema/properties").properties()) {
                    for (var value : Strange.VALUES) {
                        var input = "{\"" + field.getKey() + "\":" + value + "}";
                        send(
                                admin,
                                "POST",
                                path + "/actions/" + offer.get("name").asText() + "?dryRun=true",
                                input,
                                Map.of());
                    }
                }
            }
        }
        assertEquals(List.of(), wrong);
        assertEquals("nothing is worth a line in the log", complaints, complaints());
    }

    @Test
    public void everyMethodOnEveryPath() throws IOException {
        var paths = new ArrayList<>(List.of(
                "/api/openapi.json", "/api/v1/nothing", "/api/v1/", "/", "/api", "/assets/nothing.js", "/health/live"));
        contract.get("paths").fieldNames().forEachRemaining(path -> paths.add("/api/v1" + path.replaceAll("[{}]", "")));
        for (var path : paths) {
            for (var method : List.of("TRACE", "CONNECT", "PATCH", "PROPFIND", "get", "PUT", "DELETE", "POST")) {
                var answer = raw(
                        method + " " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
                var what = method + " " + path + ": " + answer;
                assertTrue(what, answer.matches("(?s)HTTP/1.1 (204|4\\d\\d) .*"));
                assertEquals(
                        what,
                        answer.contains(" 204 "),
                        !answer.contains("\r\nContent-Type: application/problem+json\r\n"));
            }
        }
        assertEquals("nothing is worth a line in the log", complaints, complaints());
    }

    /** The container refuses them before they reach a servlet, and speaks as we do. */
    @Test
    public void requestsThatAreNone() throws IOException {
        var end = "\r\nHost: x\r\nAccept-Language: zh-CN\r\nConnection: close\r\n\r\n";
        var much = "x".repeat(20_000);
        var expected = new LinkedHashMap<String, String>();
        expected.put("GET /" + much + " HTTP/1.1" + end, "414 address-too-long");
        expected.put("GET /api/v1/me HTTP/1.1\r\nCookie: a=" + much + end, "431 headers-too-large");
        for (var path : List.of("%zz", "%00", "%ff", "a%2Fb", "..;/x", "%2e%2e/x", "a//b")) {
            expected.put("GET /api/v1/" + path + " HTTP/1.1" + end, "400 malformed");
            expected.put("PUT /" + path + " HTTP/1.1\r\nContent-Length: 0" + end, "400 malformed");
        }
        for (var request : List.of(
                "hello\r\n\r\n",
                "\u0000\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/7.1" + end,
                "GET / HTTP/1.1\r\nno colon" + end,
                "OPTIONS /../.. HTTP/1.1" + end,
                "POST /api/v1/session HTTP/1.1\r\nContent-Length: x" + end,
                "POST /api/v1/session HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked" + end,
                "POST /api/v1/session HTTP/1.1\r\nExpect: a miracle\r\nContent-Length: 0" + end)) {
            expected.put(request, "400 malformed");
        }
        for (var request : expected.entrySet()) {
            var answer = raw(request.getKey());
            var what =
                    request.getKey().substring(0, Math.min(60, request.getKey().length())) + ": " + answer;
            var parts = answer.split("\r\n\r\n", 2);
            var status = request.getValue().substring(0, 3);
            assertTrue(what, parts[0].startsWith("HTTP/1.1 " + status));
            assertTrue(what, parts[0].contains("\r\nContent-Type: application/problem+json\r\n"));
            assertTrue(
                    what, parts[1].contains("\"urn:bestow:" + request.getValue().substring(4) + "\""));
            assertTrue(what, parts[1].contains("\"status\":" + status));
            assertFalse(what, answer.matches("(?is).*(jetty|exception|\\bserver:|<html).*"));
        }
        assertEquals("nothing is worth a line in the log", complaints, complaints());
    }

    private static String raw(String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", platform.address().getPort())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
