package org.bestow.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Every call, every role, a foreign member; and where the value of a key may be seen: in one answer and nowhere else. */
public class TenantIT {

    @ClassRule
    public static final TemporaryFolder FOLDER = new TemporaryFolder();

    private static RunningPlatform platform;
    private static List<Client.Account> accounts;

    @BeforeClass
    public static void start() throws Exception {
        platform = RunningPlatform.onH2(FOLDER.newFolder("tenants").toPath());
        accounts = Client.accounts(platform.data().resolve("first-run.json"));
    }

    @AfterClass
    public static void stop() throws Exception {
        if (platform != null) { // its start may be what failed
            platform.close();
        }
    }

    private static Client admin(String member) {
        return Client.signedIn(
                platform.address(),
                accounts.stream()
                        .filter(account -> account.member().equals(Optional.of(member)) && account.has("GLOBAL_ADMIN"))
                        .findFirst()
                        .orElseThrow());
    }

    private static Client operator() {
        return Client.signedIn(
                platform.address(),
                accounts.stream()
                        .filter(account -> account.has("OPERATOR"))
                        .findFirst()
                        .orElseThrow());
    }

    /** Those with benefits here: they have people in every role. */
    private static List<String> members() {
        return accounts.stream()
                .filter(account -> account.has("PARTNER_ADMIN"))
                .flatMap(account -> account.member().stream())
                .distinct()
                .sorted()
                .toList();
    }

    private record Call(String method, String path, String body) {}

    /** Every call about one thing of a member. */
    private static List<Call> calls(String benefit, String key) {
        var seat = "a" + benefit.substring(1);
        var at = "benefits/" + benefit;
        return List.of(
                new Call("GET", at, ""),
                new Call("GET", at + "/assignments", ""),
                new Call("GET", at + "/keys", ""),
                new Call("GET", at + "/history", ""),
                new Call("POST", at + "/actions/get-keys", "{\"count\":1}"),
                new Call("POST", at + "/actions/get-keys?dryRun=true", "{\"count\":1}"),
                new Call("POST", at + "/keys/" + key + "/actions/show-key", "{}"),
                new Call("POST", at + "/keys/" + key + "/actions/show-key?dryRun=true", "{}"),
                new Call("POST", at + "/assignments/" + seat + "/actions/remove-user", "{}"));
    }

    /** A benefit of the member, and a key taken for it. */
    private static Map.Entry<String, String> takenKey(Client admin) {
        for (var benefit : admin.all("benefits?type=software&status=available,active")) {
            if (!benefit.get("unit").asText().equals("keys")) {
                continue;
            }
            var id = benefit.get("id").asText();
            var answer = admin.post(
                    "benefits/" + id + "/actions/get-keys",
                    "{\"count\":1}",
                    UUID.randomUUID().toString());
            if (answer.status() == 200) {
                return Map.entry(
                        id,
                        answer.json().get("result").get("keys").get(0).get("id").asText());
            }
        }
        throw new AssertionError("no key could be taken");
    }

    @Test
    public void nobodyReachesAnythingOfAnotherMemberWhateverTheRole() {
        var owner = members().get(0);
        var thing = takenKey(admin(owner));
        var reached = new ArrayList<String>();
        for (var account : accounts) {
            if (account.member().isEmpty() || account.member().get().equals(owner)) {
                continue;
            }
            var client = Client.signedIn(platform.address(), account);
            for (var call : calls(thing.getKey(), thing.getValue())) {
                var answer = client.send(call.method(), call.path(), call.body(), Map.of());
                if (answer.status() != 404) {
                    reached.add(account.roles() + " " + call + ": " + answer.status());
                }
            }
            var filtered = client.get("audit?subject=" + thing.getKey());
            if (filtered.status() == 200 && filtered.json().get("items").size() > 0) {
                reached.add(account.roles() + " audit of a foreign benefit");
            }
        }
        assertEquals(List.of(), reached);
    }

    /** Every change of a user. */
    private static List<Call> callsOn(String user) {
        var at = "users/" + user;
        return List.of(
                new Call("PATCH", at, "{\"name\":\"X\"}"),
                new Call("DELETE", at + "?dryRun=true", ""),
                new Call("DELETE", at, ""),
                new Call("POST", at + "/restore", "{}"),
                new Call("POST", at + "/invitation", "{}"));
    }

    @Test
    public void nobodyReachesAUserOrAPurchaseOfAnotherMember() {
        var owner = members().get(0);
        var user = admin(owner).all("users").get(0).get("id").asText();
        var foreign = admin(owner).all("purchases").stream()
                .map(purchase -> purchase.get("id").asText())
                .toList();
        assertFalse(foreign.isEmpty());
        var reached = new ArrayList<String>();
        for (var account : accounts) {
            if (account.member().isEmpty() || account.member().get().equals(owner)) {
                continue;
            }
            var client = Client.signedIn(platform.address(), account);
            var manages = account.has("GLOBAL_ADMIN") || account.has("USER_ADMIN") || account.has("ACCOUNT_ADMIN");
            var views = manages || account.has("PARTNER_ADMIN");
            var get = client.get("users/" + user);
            var put = client.send(
                    "PUT", "users/" + user + "/roles", "{\"roles\":[\"USER\"]}", Map.of("If-Match", "\"1\""));
            if (get.status() != (views ? 404 : 403) || put.status() != (manages ? 404 : 403)) {
                reached.add(account.roles() + " " + get.status() + " " + put.status());
            }
            for (var call : callsOn(user)) {
                var answer = client.send(call.method(), call.path(), call.body(), Map.of("If-Match", "\"1\""));
                if (answer.status() != (manages ? 404 : 403)) {
                    reached.add(account.roles() + " " + call + ": " + answer.status());
                }
                if (!manages) {
                    reached.addAll(notForbiddenByBadBody(client, call));
                }
            }
            var purchases = client.get("purchases?limit=200");
            if (foreign.stream().anyMatch(purchases.body()::contains)) {
                reached.add(account.roles() + " purchases");
            }
        }
        assertEquals(List.of(), reached);
    }

    /** Who may not is told so, whatever is wrong with what is sent. */
    private static List<String> notForbiddenByBadBody(Client client, Call call) {
        return Stream.of("{", "[]", "{\"unheardOf\":1}")
                .filter(body -> !call.method().equals("GET") && !call.method().equals("DELETE"))
                .filter(body -> !client.send(call.method(), call.path(), body, Map.of())
                        .problem()
                        .equals("forbidden"))
                .map(body -> call + " with " + body)
                .toList();
    }

    @Test
    public void whatOperatorsDoIsForOperators() {
        var company = "{\"name\":\"X\",\"timeZone\":\"UTC\",\"email\":\"x@x.example\",\"admin\":"
                + "{\"name\":\"X\",\"email\":\"x@x.example\",\"language\":\"en\"}}";
        var calls = List.of(
                new Call("GET", "operator/members", ""),
                new Call("POST", "operator/members", company),
                new Call("PATCH", "operator/members/m0-1", "{\"standing\":{\"kind\":\"member\"}}"),
                new Call("POST", "operator/purchases", "{\"member\":\"m0-1\",\"package\":\"gold-core\"}"),
                new Call("PUT", "operator/catalog?dryRun=true", "{\"packages\":[]}"),
                new Call("POST", "operator/key-pools/k0-1/keys", "{\"keys\":[\"x\"]}"),
                new Call("POST", "operator/messages/retry", "{}"),
                new Call("GET", "operator/types", ""));
        var reached = new ArrayList<String>();
        for (var account : accounts) {
            if (account.has("OPERATOR")) {
                continue;
            }
            var client = Client.signedIn(platform.address(), account);
            for (var call : calls) {
                var answer = client.send(call.method(), call.path(), call.body(), Map.of());
                if (answer.status() != 403) {
                    reached.add(account.roles() + " " + call + ": " + answer.status());
                }
                reached.addAll(notForbiddenByBadBody(client, call));
            }
        }
        assertEquals(List.of(), reached);
        assertEquals(5, operator().all("operator/members").size());
        assertEquals(200, operator().get("operator/types").status());
    }

    @Test
    public void aChangeOfRolesEndsTheSessionAndALastGlobalAdminStays() {
        var owner = members().get(0);
        var admin = admin(owner);
        var wish =
                "{\"name\":\"Nora Field\",\"email\":\"nora@tenants.example\",\"language\":\"en\",\"roles\":[\"USER\"]}";
        var key = UUID.randomUUID().toString();
        var made = admin.post("users", wish, key);
        assertEquals(made.body(), 200, made.status());
        var again = admin.post("users", wish, key);
        assertEquals(made.json().get("user"), again.json().get("user"));
        assertTrue(again.body(), again.json().get("oneTimePassword").isNull());
        var password = made.json().get("oneTimePassword").asText();
        var account = new Client.Account("nora@tenants.example", password, Optional.of(owner), List.of("USER"));
        var nora = Client.signedIn(platform.address(), account);
        assertTrue(nora.get("me").json().get("mustChangePassword").asBoolean());
        for (var path : List.of("benefits", "packages", "me/tokens", "events")) {
            assertEquals(path, "password-change-required", nora.get(path).problem());
        }
        nora.choosing("plum harbour twelve cranes", account);
        assertFalse(nora.get("me").json().get("mustChangePassword").asBoolean());
        assertEquals(200, nora.get("packages").status());
        var at = "users/" + made.json().at("/user/id").asText();
        var version = admin.get(at).header("ETag").orElseThrow();
        var roles = "{\"roles\":[\"REPORT_VIEWER\"]}";
        assertEquals(428, admin.send("PUT", at + "/roles", roles, Map.of()).status());
        assertEquals(
                200,
                admin.send("PUT", at + "/roles", roles, Map.of("If-Match", version))
                        .status());
        assertEquals(
                412,
                admin.send("PUT", at + "/roles", roles, Map.of("If-Match", version))
                        .status());
        assertEquals(401, nora.get("me").status());
        var own = "users/" + admin.get("me").json().at("/user/id").asText();
        var mine = admin.get(own).header("ETag").orElseThrow();
        var refused = admin.send("PUT", own + "/roles", roles, Map.of("If-Match", mine));
        assertEquals("refusal:last-global-admin", refused.problem());
        assertEquals(200, admin.get("me").status());
    }

    @Test
    public void aRoleWithoutTheRightIsToldWhoCanHelp() {
        var owner = members().get(0);
        var thing = takenKey(admin(owner));
        var seen = new TreeSet<String>();
        for (var account : accounts) {
            if (!account.member().equals(Optional.of(owner))) {
                continue;
            }
            var client = Client.signedIn(platform.address(), account);
            var view = client.get("benefits/" + thing.getKey());
            var take = client.post("benefits/" + thing.getKey() + "/actions/get-keys?dryRun=true", "{\"count\":1}");
            var mayView = Stream.of("GLOBAL_ADMIN", "USER_ADMIN", "ADMIN_AGENT", "PARTNER_ADMIN")
                    .anyMatch(account::has);
            var mayTake = account.has("GLOBAL_ADMIN") || account.has("PARTNER_ADMIN");
            assertEquals(account + ": " + view.body(), mayView ? 200 : 403, view.status());
            assertEquals(account + ": " + take.body(), !mayTake, take.status() == 403);
            for (var answer : List.of(view, take)) {
                if (answer.status() == 403) {
                    assertEquals("forbidden", answer.problem());
                    assertTrue(answer.body(), answer.json().get("whoCanHelp").size() > 0);
                    seen.addAll(account.roles());
                }
            }
        }
        assertTrue("several roles were refused: " + seen, seen.size() >= 4);
    }

    @Test
    public void nobodyIsNobody() {
        var thing = takenKey(admin(members().get(0)));
        var nobody = Client.anonymous(platform.address());
        for (var call : calls(thing.getKey(), thing.getValue())) {
            assertEquals(
                    call.toString(),
                    401,
                    nobody.send(call.method(), call.path(), call.body(), Map.of())
                            .status());
        }
        for (var path : List.of(
                "me",
                "types",
                "benefits",
                "packages",
                "users",
                "purchases",
                "audit",
                "operator/catalog",
                "operator/members",
                "operator/types",
                "events")) {
            assertEquals(path, 401, nobody.get(path).status());
        }
    }

    @Test
    public void anOperatorSeesEverythingButTheValuesOfKeys() {
        var owner = members().get(0);
        var thing = takenKey(admin(owner));
        var memberId = admin(owner).get("me").json().get("member").get("id").asText();
        var operator = operator();
        assertEquals(422, operator.get("benefits").status());
        var acting = operator.with("Bestow-Member", memberId).with("Bestow-Reason", "a call of the member");
        assertEquals(200, acting.get("benefits/" + thing.getKey()).status());
        var show = acting.post("benefits/" + thing.getKey() + "/keys/" + thing.getValue() + "/actions/show-key", "{}");
        assertEquals(show.body(), 403, show.status());
        var take = acting.post("benefits/" + thing.getKey() + "/actions/get-keys", "{\"count\":1}");
        assertEquals(take.body(), 403, take.status());
    }

    @Test
    public void aKeysValueIsInTheOneAnswerAndNowhereElse() throws Exception {
        var values = new TreeSet<String>();
        var outputs = new ArrayList<String>();
        for (var member : members()) {
            var admin = admin(member);
            for (var benefit : admin.all("benefits?type=software")) {
                var id = benefit.get("id").asText();
                var taken = admin.post(
                        "benefits/" + id + "/actions/get-keys",
                        "{\"count\":1}",
                        UUID.randomUUID().toString());
                if (taken.status() == 200) {
                    taken.json()
                            .get("result")
                            .get("keys")
                            .forEach(key -> values.add(key.get("value").asText()));
                } else {
                    outputs.add(taken.body());
                }
                outputs.add(admin.get("benefits/" + id).body());
                outputs.add(admin.get("benefits/" + id + "/keys").body());
                outputs.add(admin.get("benefits/" + id + "/history").body());
                outputs.add(admin.post("benefits/" + id + "/actions/get-keys?dryRun=true", "{\"count\":1}")
                        .body());
            }
            for (var path : List.of("me", "types", "benefits", "packages", "users", "audit?limit=200")) {
                outputs.add(admin.get(path).body());
            }
        }
        for (var path : List.of("operator/catalog", "operator/key-pools", "audit?limit=200")) {
            outputs.add(operator().get(path).body());
        }
        for (var command : List.of("audit-list --json", "type-list", "doctor --json")) {
            outputs.add(platform.shell("bestow:" + command).output());
        }
        assertTrue("keys were seen: " + values.size(), values.size() > 10);
        for (var output : outputs) {
            assertFalse("a value in an answer", values.stream().anyMatch(output::contains));
        }
        assertEquals("files that hold a value", Set.of(), filesWith(values));
    }

    /** Database, outbox and audit in it, logs and everything else that the platform wrote. */
    private static Set<String> filesWith(Set<String> values) throws Exception {
        var found = new TreeSet<String>();
        Files.walkFileTree(platform.data(), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                try {
                    var content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                    if (values.stream().anyMatch(content::contains)) {
                        found.add(platform.data().relativize(file).toString());
                    }
                    return FileVisitResult.CONTINUE;
                } catch (NoSuchFileException e) {
                    return visitFileFailed(file, e);
                }
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException why) throws IOException {
                if (why instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE; // the platform runs, and has removed it meanwhile
                }
                throw why;
            }
        });
        return found;
    }
}
