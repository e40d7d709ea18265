package org.bestow.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.FixMethodOrder;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runners.MethodSorters;

/** Account settings over REST, with mail that arrives: invite, accept, hold a seat, be deleted, come back, be gone. */
@FixMethodOrder(MethodSorters.NAME_ASCENDING) // the last one moves the clock
public class AccountsIT {

    @ClassRule
    public static final TemporaryFolder FOLDER = new TemporaryFolder();

    private static final String COMPANY = "Northlight Systems";
    private static final String PASSWORD = "plum harbour twelve cranes";
    private static final Pattern LINK = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/invitation#([A-Za-z0-9_-]{43})");
    private static final Duration SOON = Duration.ofSeconds(60);

    private static MailSink mail;
    private static RunningPlatform platform;
    private static List<Client.Account> accounts;

    @BeforeClass
    public static void start() throws IOException {
        mail = new MailSink();
        var data = FOLDER.newFolder("accounts").toPath();
        Files.writeString(Files.createDirectories(data.resolve("etc")).resolve("org.bestow.mail.cfg"), mail.settings());
        platform = RunningPlatform.onH2(data);
        accounts = Client.accounts(platform.data().resolve("first-run.json"));
    }

    @AfterClass
    public static void stop() throws IOException {
        if (platform != null) { // its start may be what failed
            platform.close();
        }
        mail.close();
    }

    private static Client signedIn(String role) {
        return Client.signedIn(
                platform.address(),
                accounts.stream()
                        .filter(one -> one.has(role)
                                && one.member().filter(COMPANY::equals).isPresent())
                        .findFirst()
                        .orElseThrow());
    }

    private static JsonNode ok(Client.Answer answer) {
        assertEquals(answer.body(), 200, answer.status());
        return answer.json();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static String wish(String name, String email) {
        return "{\"name\":\"" + name + "\",\"email\":\"" + email
                + "\",\"language\":\"en\",\"roles\":[\"USER\"],\"invite\":true}";
    }

    private static Optional<String> mailTo(String email) {
        return mail.messages().stream()
                .filter(message -> message.contains("To: ") && message.contains(email))
                .reduce((earlier, later) -> later);
    }

    private static String token(String email) {
        Await.until("mail to " + email, SOON, () -> mailTo(email).isPresent());
        var link = LINK.matcher(mailTo(email).orElseThrow());
        assertTrue(mailTo(email).orElseThrow(), link.find());
        return link.group(1);
    }

    private static JsonNode user(Client admin, String id) {
        return ok(admin.get("users/" + id));
    }

    @Test
    public void aSomebodyIsInvitedAcceptsAndSignsIn() throws IOException {
        var admin = signedIn("GLOBAL_ADMIN");
        var made = ok(admin.post("users", wish("Ines Invited", "ines@accounts.example"), key()));
        assertTrue(made.get("oneTimePassword").isNull());
        var id = made.at("/user/id").asText();
        assertEquals("invited", made.at("/user/status").asText());
        var token = token("ines@accounts.example");
        Await.until(
                "the delivery is told",
                SOON,
                () -> user(admin, id).at("/invitation/delivery/state").asText().equals("sent"));

        var nobody = Client.anonymous(platform.address());
        var shown = ok(nobody.post("invitations/preview", "{\"token\":\"" + token + "\"}"));
        assertEquals(COMPANY, shown.get("company").asText());
        var acceptance = "{\"token\":\"" + token + "\",\"password\":\"" + PASSWORD + "\"}";
        ok(nobody.post("invitations/acceptance", acceptance));
        assertEquals(
                "refusal:invitation-ended",
                nobody.post("invitations/acceptance", acceptance).problem());
        Client.signedIn(
                platform.address(),
                new Client.Account("ines@accounts.example", PASSWORD, Optional.of(COMPANY), List.of("USER")));
        assertEquals("active", user(admin, id).get("status").asText());
        assertFalse("the token is in the log", platform.log().stream().anyMatch(line -> line.contains(token)));
    }

    @Test
    public void bATableOfUsersIsCheckedThenTaken() {
        var admin = signedIn("USER_ADMIN");
        var table = "{\"csv\":\"Name;E-mail;Role\\nTina Table;tina@accounts.example;%s\\n\"}";
        var told = ok(admin.post("users/import?dryRun=true", table.formatted("Global admin"), key()));
        assertEquals("/roles", told.at("/rows/0/errors/0/path").asText());
        assertEquals(
                422,
                admin.post("users/import", table.formatted("Global admin"), key())
                        .status());
        var done = ok(admin.post("users/import", table.formatted("User"), key()));
        assertFalse(done.at("/rows/0/user").isNull());
        token("tina@accounts.example");
    }

    @Test
    public void cAPlainUserAsksToBecomeGlobalAdmin() {
        var user = signedIn("USER");
        var guide = ok(user.get("roles"));
        assertEquals("GLOBAL_ADMIN", guide.at("/roles/0/role").asText());
        assertTrue(guide.at("/roles/0/holders").size() > 0);
        var asked = ok(user.post("role-requests", "{\"reason\":\"I run the benefits\"}", key()));
        assertEquals(guide.at("/roles/0/holders"), asked.get("deciders"));
        var id = asked.at("/request/id").asText();
        assertEquals(
                403,
                user.post("role-requests/" + id + "/decision", "{\"decision\":\"granted\"}")
                        .status());
        var admin = signedIn("GLOBAL_ADMIN");
        assertTrue(admin.all("role-requests?state=open").get(0).get("decidable").asBoolean());
        var anOperator = Client.signedIn(
                platform.address(),
                accounts.stream().filter(one -> one.has("OPERATOR")).findFirst().orElseThrow());
        var waiting = anOperator.all("operator/role-requests?state=open");
        assertEquals(id, waiting.get(0).at("/request/id").asText());
        assertEquals(ok(admin.get("me")).at("/member/name"), waiting.get(0).at("/member/name"));
        assertFalse(
                "the company decides", waiting.get(0).at("/request/decidable").asBoolean());
        assertEquals(403, admin.get("operator/role-requests").status());
        var operator = anOperator
                .with("Bestow-Member", ok(admin.get("me")).at("/member/id").asText())
                .with("Bestow-Reason", "by phone");
        assertEquals(
                "refusal:company-decides",
                operator.post("role-requests/" + id + "/decision", "{\"decision\":\"granted\"}")
                        .problem());
        ok(admin.post("role-requests/" + id + "/decision", "{\"decision\":\"refused\",\"note\":\"Not yet\"}"));
        Await.until("mail about the decision", SOON, () -> mail.messages().stream()
                .anyMatch(message -> message.contains("Not yet")));
    }

    @Test
    public void dADeletedUserLosesTheSeatsAndAfter30DaysIsGone() throws IOException {
        var admin = signedIn("GLOBAL_ADMIN");
        var made = ok(admin.post("users", wish("Dora Deleted", "dora@accounts.example"), key()));
        var id = made.at("/user/id").asText();
        var benefit = admin.all("benefits?type=cloud").stream()
                .filter(row -> row.get("title").asText().contains("Azure"))
                .map(row -> row.get("id").asText())
                .filter(one ->
                        admin.post("benefits/" + one + "/actions/assign-user", "{\"user\":\"" + id + "\"}", key())
                                        .status()
                                == 200)
                .findFirst()
                .orElseThrow();
        var told = ok(admin.send("DELETE", "users/" + id + "?dryRun=true", "", Map.of()));
        assertEquals(benefit, told.at("/seats/0/benefit/id").asText());
        ok(admin.send("DELETE", "users/" + id, "", Map.of()));
        assertEquals(
                0,
                ok(admin.get("benefits/" + benefit + "/assignments"))
                        .get("items")
                        .size());
        var back = ok(admin.post("users/" + id + "/restore", "{}", key()));
        assertEquals("invited", back.get("status").asText());
        assertTrue(back.get("invitation").isNull());
        ok(admin.send("DELETE", "users/" + id, "", Map.of()));

        assertEquals(0, platform.shell("bestow:clock +31d").code());
        var later = signedIn("GLOBAL_ADMIN");
        Await.until(
                "the user is purged",
                Duration.ofSeconds(120),
                () -> later.get("users/" + id).status() == 404);
        ok(later.post("users", wish("Dora Anew", "dora@accounts.example"), key()));
        // what happened stays readable, as it was written then
        assertTrue(
                ok(later.get("benefits/" + benefit + "/history")).get("items").size() >= 2);
    }
}
