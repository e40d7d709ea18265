package org.bestow.rest.internal;

import static java.util.Map.entry;
import static org.bestow.rest.internal.world.Edge.json;
import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bestow.api.Problem;
import org.bestow.rest.internal.edge.ServicesOf;
import org.bestow.rest.internal.problem.Fault;
import org.bestow.rest.internal.world.Contract;
import org.bestow.rest.internal.world.Edge;
import org.bestow.rest.internal.world.World;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;

/** Every type in the table of {@code docs/problems.md} is produced here, and the table is complete. */
public class ProblemTypesTest {

    private static final Path TABLE = Path.of("../../docs/problems.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d{3}) \\| `([a-z<>:-]+)` \\|");
    private static final String ACTION = "benefits/" + World.BENEFIT + "/actions/get-keys";
    private static final String URN = "urn:bestow:";

    @ClassRule
    public static final Edge edge = new Edge();

    @ClassRule
    public static final Edge proxied = new Edge(Set.of("127.0.0.1"));

    private final Map<String, Supplier<Edge.Got>> producers = Map.ofEntries(
            entry("malformed", () -> edge.post(ACTION, "s-admin", "{")),
            entry("not-signed-in", () -> edge.get("me", "")),
            entry("sign-in-failed", () -> signIn(edge, "wrong")),
            entry(
                    "forbidden",
                    () -> edge.send(edge.to("benefits", "s-other")
                            .header("Bestow-Member", World.MEMBER)
                            .header("Bestow-Reason", "why"))),
            entry(
                    "cross-site",
                    () -> edge.send(json(edge.to(ACTION, "s-admin"))
                            .header("Origin", "https://evil.example")
                            .POST(BodyPublishers.ofString("{}")))),
            entry(
                    "insecure",
                    () -> proxied.send(json(proxied.to("session", ""))
                            .header("X-Forwarded-For", "203.0.113.9")
                            .POST(BodyPublishers.ofString("{}")))),
            entry("password-change-required", () -> edge.get("benefits", "s-newcomer")),
            entry("not-found", () -> edge.get("nothing", "s-admin")),
            entry(
                    "method-not-allowed",
                    () -> edge.send(edge.to("types", "s-admin").DELETE())),
            entry("refusal:<rule>", () -> edge.post(ACTION, "s-admin", "{}")),
            entry("precondition-failed", () -> putCatalog("\"never\"")),
            entry("precondition-required", () -> putCatalog("")),
            entry("too-large", () -> signIn(edge, "x".repeat(1 << 14))),
            entry("address-too-long", () -> edge.get("x".repeat(20_000), "")),
            entry("headers-too-large", () -> edge.send(edge.to("me", "").header("Bestow-Reason", "x".repeat(20_000)))),
            entry(
                    "unsupported-media-type",
                    () -> edge.send(edge.to(ACTION, "s-admin")
                            .header("Content-Type", "text/plain")
                            .POST(BodyPublishers.ofString("{}")))),
            entry("invalid", () -> edge.get("benefits?limit=0", "s-admin")),
            entry("idempotency-mismatch", () -> edge.post(ACTION, "s-admin", "{}")),
            entry("too-many-attempts", () -> signIn(edge, World.PASSWORD)),
            entry("type-faulty", () -> edge.post(ACTION, "s-admin", "{}")),
            entry("type-unavailable", () -> edge.post(ACTION, "s-admin", "{}")),
            entry("internal", () -> failing(() -> {})),
            entry("busy", () -> {
                ServicesOf.unbindCore(edge.services);
                return edge.get("benefits", "s-admin");
            }),
            entry("outcome-unknown", () -> failing(() -> ServicesOf.unbindCore(edge.services))));

    @Before
    public void freshWorld() {
        edge.world.reset();
        ServicesOf.bind(edge.services, edge.world);
    }

    private static Edge.Got signIn(Edge at, String password) {
        return at.post("session", "", "{\"email\":\"ada@x.example\",\"password\":\"" + password + "\"}");
    }

    private static Edge.Got putCatalog(String ifMatch) {
        var request = json(edge.to("operator/catalog", "s-operator")).PUT(BodyPublishers.ofString("{\"packages\":[]}"));
        return edge.send(ifMatch.isEmpty() ? request : request.header("If-Match", ifMatch));
    }

    /** Something goes wrong within an action. */
    private static Edge.Got failing(Runnable before) {
        edge.world.interference = () -> {
            before.run();
            throw new IllegalStateException("closed");
        };
        return edge.post(ACTION, "s-admin", "{}");
    }

    /** Types by name, with their status. */
    private static Map<String, Integer> table() throws IOException {
        var types = new TreeMap<String, Integer>();
        var rows = ROW.matcher(Files.readString(TABLE));
        while (rows.find()) {
            types.put(rows.group(2), Integer.valueOf(rows.group(1)));
        }
        return types;
    }

    @Test
    public void everyTypeOfTheTableIsProduced() throws IOException {
        assertEquals(
                "types in docs/problems.md that nothing here produces",
                table().keySet(),
                new TreeSet<>(producers.keySet()));
        for (var row : table().entrySet()) {
            freshWorld();
            serviceKind(row.getKey()).ifPresent(kind -> edge.world.interference = () -> Optional.of(said(kind)));
            var got = producers.get(row.getKey()).get();
            assertEquals(
                    row.getKey() + " " + got.text(), URN + row.getKey().replace("<rule>", "pool-empty"), got.type());
            assertEquals(row.getKey(), (int) row.getValue(), got.status());
            assertEquals("application/problem+json", got.header("Content-Type"));
            assertEquals(row.getKey(), got.status() == 503, got.header("Retry-After") != null);
        }
    }

    /** What only a service knows to say. */
    private static Optional<Problem.Kind> serviceKind(String type) {
        return Stream.of(
                        Problem.Kind.REFUSED,
                        Problem.Kind.IDEMPOTENCY_MISMATCH,
                        Problem.Kind.TOO_MANY_ATTEMPTS,
                        Problem.Kind.TYPE_FAULTY,
                        Problem.Kind.TYPE_UNAVAILABLE)
                .filter(kind -> type.split(":")[0].equals(kind.code()))
                .findFirst();
    }

    private static Problem said(Problem.Kind kind) {
        var rule = kind == Problem.Kind.REFUSED ? "pool-empty" : "";
        var plain = Problem.of(kind, "Title", "Detail");
        var problem = new Problem(
                kind,
                rule,
                plain.title(),
                plain.detail(),
                plain.facts(),
                plain.errors(),
                plain.nextAllowedAt(),
                plain.whoCanHelp(),
                plain.retryAfter());
        return kind.status() == 503 ? problem.retryAfter(Duration.ofSeconds(1)) : problem;
    }

    @Test
    public void theTableHasEveryKindThatTheCodeKnows() throws IOException {
        var known = Stream.concat(
                        Arrays.stream(Problem.Kind.values()).map(Problem.Kind::code),
                        Arrays.stream(Fault.values()).map(Fault::code))
                .map(code -> code.equals("refusal") ? "refusal:<rule>" : code)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(known, table().keySet());
    }

    @Test
    public void theContractNamesTheSameTypes() throws IOException {
        var contract = new Contract().document().at("/components/schemas");
        var named = new TreeSet<String>(Set.of("refusal:<rule>", "internal"));
        for (var schema : Set.of("Problem", "InvalidProblem")) {
            contract.at("/" + schema + "/properties/type/enum")
                    .forEach(type -> named.add(type.asText().substring(URN.length())));
        }
        assertEquals(table().keySet(), named);
    }
}
