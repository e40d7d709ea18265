package org.bestow.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The examples of documents about the API; every call of the contract with every scope; sessions that end under open pages. */
public class DocumentExamplesIT {

    private static final Path HOME =
            Path.of(System.getProperty("bestow.home")).toAbsolutePath().normalize();
    private static final ObjectMapper JSON = new ObjectMapper();

    @ClassRule
    public static final TemporaryFolder FOLDER = new TemporaryFolder();

    private static RunningPlatform platform;
    private static Client.Account admin;
    private static Client.Account operator;

    @BeforeClass
    public static void start() throws Exception {
        platform = RunningPlatform.onH2(FOLDER.newFolder("identity").toPath());
        var accounts = Client.accounts(platform.data().resolve("first-run.json"));
        admin = accounts.stream()
                .filter(account -> account.has("GLOBAL_ADMIN"))
                .findFirst()
                .orElseThrow();
        operator = accounts.stream()
                .filter(account -> account.has("OPERATOR"))
                .findFirst()
                .orElseThrow();
    }

    @AfterClass
    public static void stop() throws Exception {
        if (platform != null) { // its start may be what failed
            platform.close();
        }
    }

    private static void run(String document, Client.Account as) throws Exception {
        DocumentExamples.of(document)
                .run(
                        FOLDER.newFolder().toPath(),
                        Map.of("http://127.0.0.1:8181/", platform.address().toString()),
                        Map.of("EMAIL", as.email(), "PASSWORD", as.password()));
    }

    @Test
    public void theExamplesOfTheIdentityDocumentPrintWhatItShows() throws Exception {
        run("docs/identity.md", admin);
    }

    @Test
    public void theExamplesOfTheCatalogueDocumentPrintWhatItShows() throws Exception {
        run("docs/catalog.md", operator);
    }

    private static Client bearer(Client session, String scope) {
        var made = session.post(
                "me/tokens",
                JSON.createObjectNode()
                        .put("name", "one for " + scope)
                        .put("expiresInDays", 1)
                        .set("scopes", JSON.createArrayNode().add(scope))
                        .toString());
        assertEquals(made.body(), 200, made.status());
        return Client.anonymous(platform.address())
                .with("Authorization", "Bearer " + made.json().get("value").asText());
    }

    /** What the contract says that a token needs; empty where only a session will do. */
    private static Set<String> documented(JsonNode operation) {
        return StreamSupport.stream(operation.get("security").spliterator(), false)
                .flatMap(way -> StreamSupport.stream(way.path("token").spliterator(), false))
                .map(scope -> scope.asText().replace("<type>", "software"))
                .collect(Collectors.toSet());
    }

    private static boolean forTokens(JsonNode operation) {
        return StreamSupport.stream(operation.get("security").spliterator(), false)
                .anyMatch(way -> way.has("token"));
    }

    @Test
    public void aTokenGetsNothingThatItsScopeDoesNotCover() throws Exception {
        var contract = JSON.readTree(HOME.resolve("bundles/org.bestow.rest/src/main/resources/openapi.json")
                .toFile());
        var asAdmin = Client.signedIn(platform.address(), admin);
        var asOperator = Client.signedIn(platform.address(), operator);
        var benefit = asAdmin.get("benefits?type=software&limit=1")
                .json()
                .at("/items/0/id")
                .asText();
        var wrong = new ArrayList<String>();
        var granted = new ArrayList<String>();
        for (var session : List.of(asAdmin, asOperator)) {
            for (var scope : List.of("read", "act:software", "act:cloud", "users", "operator")) {
                var token = bearer(session, scope);
                contract.get("paths")
                        .properties()
                        .forEach(path -> path.getValue().properties().forEach(method -> {
                            if (path.getKey().equals("/session")
                                    || path.getKey().equals("/events")) {
                                return;
                            }
                            var call = path.getKey().substring(1).replace("{benefit}", benefit);
                            var answer = token.send(
                                    method.getKey().toUpperCase(Locale.ROOT),
                                    call.replaceAll("\\{[^}]*}", "none")
                                            + (call.startsWith("benefits")
                                                            && method.getKey().equals("post")
                                                    ? "?dryRun=true"
                                                    : ""),
                                    method.getKey().equals("get")
                                                    || method.getKey().equals("delete")
                                            ? ""
                                            : "{}",
                                    Map.of());
                            var what = method.getKey() + " " + path.getKey() + " with " + scope + ": " + answer.status()
                                    + " " + answer.body();
                            var needed = documented(method.getValue());
                            var covered = needed.isEmpty() ? forTokens(method.getValue()) : needed.contains(scope);
                            if (!covered && answer.status() < 400) {
                                wrong.add("let in: " + what);
                            }
                            if (covered
                                    && answer.status() == 403
                                    && answer.body().contains("lacks the scope")) {
                                wrong.add("kept out: " + what);
                            }
                            if (covered && answer.status() == 200) {
                                granted.add(what);
                            }
                        }));
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue("some were let in", granted.size() > 10);
        var actor = bearer(asAdmin, "act:software");
        var done = actor.post("benefits/" + benefit + "/actions/get-keys?dryRun=true", "{\"count\":1}");
        assertEquals(done.body(), 200, done.status());
        var other = bearer(asAdmin, "act:cloud")
                .post("benefits/" + benefit + "/actions/get-keys?dryRun=true", "{\"count\":1}");
        assertEquals(403, other.status());
        assertTrue(other.body(), other.json().get("detail").asText().contains("act:software"));
    }

    @Test
    public void anEndedSessionEndsItsOpenPage() throws Exception {
        var mine = Client.signedIn(platform.address(), operator);
        var other = Client.signedIn(platform.address(), operator);
        assertEquals(200, other.get("me").status());
        var stream = other.lines("events");
        var lines = CompletableFuture.supplyAsync(() -> stream.body().toList());
        var ended = mine.send("DELETE", "me/sessions", "", Map.of());
        assertEquals(ended.body(), 204, ended.status());
        assertEquals("at once", 401, other.get("me").status());
        Await.until("the stream is closed", Duration.ofMinutes(1), lines::isDone);
        assertTrue(lines.get().toString(), lines.get().stream().anyMatch(line -> line.contains("session")));
        assertEquals(200, mine.get("me").status());
    }

    @Test
    public void theAuditNamesTheToken() throws IOException {
        var session = Client.signedIn(platform.address(), admin);
        var benefit = session.all("benefits?type=software&status=available,active").stream()
                .filter(row -> row.get("unit").asText().equals("keys"))
                .findFirst()
                .orElseThrow()
                .get("id")
                .asText();
        var token = bearer(session, "act:*");
        var taken = token.post("benefits/" + benefit + "/actions/get-keys", "{\"count\":1}", "audit-names-token");
        assertEquals(taken.body(), 200, taken.status());
        var history = session.get("benefits/" + benefit + "/history").json();
        assertTrue(
                history.toString(), history.at("/items/0/actor/name").asText().endsWith("(token one for act:*)"));
        var audit = session.get("audit?limit=5").json().toString();
        assertTrue(audit, audit.contains("(token one for act:*)"));
    }
}
