package org.bestow.itests;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A signed-in user of the REST interface. Thread-safe. */
public final class Client {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofMinutes(1)).build();

    private final URI address;
    private final String cookie;
    private final Map<String, String> headers;

    private Client(URI address, String cookie, Map<String, String> headers) {
        this.address = address;
        this.cookie = cookie;
        this.headers = headers;
    }

    /** An entry of the file of first sign-ins. {@code member} is empty for operators. */
    public record Account(String email, String password, Optional<String> member, List<String> roles) {

        public boolean has(String role) {
            return roles.contains(role);
        }
    }

    /** Who may sign in, as the platform wrote it at its first start. */
    public static List<Account> accounts(Path firstRun) {
        try {
            var accounts = new ArrayList<Account>();
            for (var user : JSON.readTree(firstRun.toFile()).get("users")) {
                var roles = StreamSupport.stream(user.get("roles").spliterator(), false)
                        .map(JsonNode::asText)
                        .toList();
                accounts.add(new Account(
                        user.get("email").asText(),
                        user.get("password").asText(),
                        Optional.ofNullable(user.get("member").textValue()),
                        roles));
            }
            return accounts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Client signedIn(URI address, Account account) {
        var nobody = new Client(address, "", Map.of());
        var body = JSON.createObjectNode()
                .put("email", account.email())
                .put("password", account.password())
                .toString();
        var answer = nobody.send("POST", "session", body, Map.of());
        if (answer.status() != 200) {
            throw new AssertionError(account.email() + " could not sign in: " + answer.body());
        }
        var set = answer.header("Set-Cookie").orElseThrow();
        return new Client(address, set.substring(0, set.indexOf(';')), Map.of());
    }

    /** Takes the place of a one-time password; the session goes on, and is this one. */
    public Client choosing(String password, Account account) {
        var body = JSON.createObjectNode()
                .put("current", account.password())
                .put("password", password)
                .toString();
        var answer = send("PUT", "me/password", body, Map.of());
        if (answer.status() != 204) {
            throw new AssertionError(account.email() + " could not choose a password: " + answer.body());
        }
        return this;
    }

    public static Client anonymous(URI address) {
        return new Client(address, "", Map.of());
    }

    /** The same user, sending more headers. */
    public Client with(String name, String value) {
        var more = new HashMap<>(headers);
        more.put(name, value);
        return new Client(address, cookie, Map.copyOf(more));
    }

    /** An answer as it came. */
    public record Answer(int status, String body, Map<String, List<String>> headers) {

        public JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (JsonProcessingException e) {
                throw new AssertionError("no JSON: " + body, e);
            }
        }

        public Optional<String> header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> header.getValue().get(0))
                    .findFirst();
        }

        /** Last parts of the problem's type, as {@code refusal:pool-empty}; empty for a success. */
        public String problem() {
            return status < 400 ? "" : json().path("type").asText().replace("urn:bestow:", "");
        }
    }

    public Answer get(String path) {
        return send("GET", path, "", Map.of());
    }

    public Answer post(String path, String body) {
        return send("POST", path, body, Map.of());
    }

    public Answer post(String path, String body, String idempotencyKey) {
        return send("POST", path, body, Map.of("Idempotency-Key", idempotencyKey));
    }

    /** @param path below {@code /api/v1/} */
    public Answer send(String method, String path, String body, Map<String, String> more) {
        try {
            var request = request(path, more)
                    .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                    .build();
            var response = HTTP.send(request, BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(), response.body(), response.headers().map());
        } catch (HttpTimeoutException e) {
            ThreadDump.print(System.out);
            throw new UncheckedIOException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** The lines of a stream, as they come. */
    public HttpResponse<Stream<String>> lines(String path) throws IOException, InterruptedException {
        return HTTP.send(request(path, Map.of()).GET().build(), BodyHandlers.ofLines());
    }

    private HttpRequest.Builder request(String path, Map<String, String> more) {
        var builder = HttpRequest.newBuilder(address.resolve("/api/v1/" + path))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json")
                .header("Accept-Language", "en");
        if (!cookie.isEmpty()) {
            builder.header("Cookie", cookie);
        }
        headers.forEach(builder::setHeader);
        more.forEach(builder::setHeader);
        return builder;
    }

    /** All items of a list, page by page. */
    public List<JsonNode> all(String path) {
        var items = new ArrayList<JsonNode>();
        var cursor = "";
        do {
            var page = get(path + (path.contains("?") ? "&" : "?") + "limit=200"
                    + (cursor.isEmpty() ? "" : "&after=" + cursor));
            if (page.status() != 200) {
                throw new AssertionError(path + ": " + page.body());
            }
            page.json().get("items").forEach(items::add);
            cursor = page.json().path("next").asText("");
        } while (!cursor.isEmpty() && !cursor.equals("null"));
        return items;
    }
}
