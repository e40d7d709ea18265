package org.bestow.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The seeds' "Manage cloud services benefits" over REST, one test a procedure in their order, and the rules around them. */
public class CloudIT {

    @ClassRule
    public static final TemporaryFolder FOLDER = new TemporaryFolder();

    private static final String COMPANY = "Formosa Cloudworks";
    private static final List<String> LANGUAGES = List.of("en", "zh-CN", "zh-TW");

    private static RunningPlatform platform;
    private static List<Client.Account> accounts;

    @BeforeClass
    public static void start() throws IOException {
        platform = RunningPlatform.onH2(FOLDER.newFolder("cloud").toPath());
        accounts = Client.accounts(platform.data().resolve("first-run.json"));
    }

    @AfterClass
    public static void stop() throws IOException {
        if (platform != null) { // its start may be what failed
            platform.close();
        }
    }

    private static Client.Account account(String company, String role) {
        return accounts.stream()
                .filter(one ->
                        one.has(role) && one.member().filter(company::equals).isPresent())
                .findFirst()
                .orElseThrow();
    }

    private static Client admin(String company) {
        return Client.signedIn(platform.address(), account(company, "GLOBAL_ADMIN"));
    }

    /** A benefit of a company that nobody has used yet: with this much in its title, out of this package. */
    private static String benefit(Client client, String title, String source) {
        return client.all("benefits?type=cloud").stream()
                .filter(row -> row.get("title").asText().contains(title)
                        && row.get("source").asText().equals(source))
                .map(row -> row.get("id").asText())
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode ok(Client.Answer answer) {
        assertEquals(answer.body(), 200, answer.status());
        return answer.json();
    }

    private static JsonNode details(Client client, String benefit) {
        return ok(client.get("benefits/" + benefit));
    }

    private static JsonNode act(Client client, String path, String input) {
        return ok(client.post(path, input, UUID.randomUUID().toString()));
    }

    /** @return the facts of the refusal */
    private static JsonNode refused(String rule, Client.Answer answer) {
        assertEquals(answer.body(), 409, answer.status());
        assertEquals("refusal:" + rule, answer.problem());
        for (var text : List.of("title", "detail")) {
            assertFalse(answer.body(), answer.json().get(text).asText().contains("{"));
        }
        return answer.json().get("facts");
    }

    private static Optional<JsonNode> block(JsonNode details, String kind) {
        return stream(details.get("details"))
                .filter(block -> block.get("kind").asText().equals(kind))
                .findFirst();
    }

    private static JsonNode action(JsonNode thing, String name) {
        return stream(thing.get("actions"))
                .filter(action -> action.get("name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " in " + thing.get("actions")));
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static String user(Client client, Client.Account account) {
        return client.all("users").stream()
                .filter(user -> user.get("email").asText().equals(account.email()))
                .map(user -> user.get("id").asText())
                .findFirst()
                .orElseThrow();
    }

    @Test
    public void step1And2ListTheSubscriptionsAndExpandOne() {
        for (var language : LANGUAGES) {
            var admin = admin("Northlight Systems").with("Accept-Language", language);
            var titles = new ArrayList<String>();
            ok(admin.get("types"))
                    .get("items")
                    .forEach(type -> titles.add(type.get("title").asText()));
            var cloud = Map.of("en", "Cloud", "zh-CN", "云", "zh-TW", "雲端").get(language);
            assertTrue(titles.toString(), titles.contains(cloud));

            for (var row : admin.all("benefits?type=cloud")) {
                var shown = details(admin, row.get("id").asText());
                assertFalse(
                        "every text is there",
                        shown.toString().matches(".*\"(text|label|value)\":\"[a-z.-]+[.][a-z.-]+\".*"));
                var kinds = stream(shown.get("details"))
                        .map(block -> block.get("kind").asText())
                        .toList();
                assertTrue(kinds.toString(), kinds.containsAll(List.of("facts", "instructions", "links")));
                assertTrue(kinds.toString(), kinds.contains("seats") || kinds.contains("keys"));
            }
        }
    }

    @Test
    public void step3ActivateAUsageBasedSubscriptionByAssigningYourself() {
        var admin = admin("Northlight Systems");
        var credit = benefit(admin, "monthly", "Action Pack");
        var assign = "benefits/" + credit + "/actions/assign-user";

        var preview = act(admin, assign + "?dryRun=true", "{}");
        var consequences = stream(preview.get("consequences"))
                .map(consequence -> consequence.get("kind").asText())
                .toList();
        assertTrue(consequences.toString(), consequences.contains("sends-mail-to"));

        var done = act(admin, assign, "{}");
        assertEquals("done", done.get("outcome").asText());
        assertEquals("active", done.get("benefit").get("status").asText());
        assertEquals(1, done.get("benefit").get("used").asInt());

        var seat = admin.all("benefits/" + credit + "/assignments").get(0);
        assertEquals(
                account("Northlight Systems", "GLOBAL_ADMIN").email(),
                seat.get("user").get("email").asText());
        assertFalse("how far the mail is", seat.get("mail").isNull());
        var shown = details(admin, credit);
        assertEquals(
                "the holder is told",
                "notice",
                shown.get("details").get(0).get("kind").asText());
        var links = block(shown, "links").orElseThrow().get("items");
        assertTrue(links.toString(), links.get(1).get("href").asText().contains("portal.azure"));
        var send = block(shown, "copy").orElseThrow();
        assertTrue(
                send.toString(),
                send.get("text").asText().contains(links.get(0).get("href").asText()));

        var holders = refused("taken", admin.post(assign, "{}"));
        assertEquals(
                seat.get("user").get("name").asText(), holders.get("holders").asText());
        assertEquals("refused", action(shown, "assign-user").get("state").asText());
    }

    @Test
    public void somebodyElseIsAssignedWhereThatIsAllowedAndNowhereElse() {
        var admin = admin("Northlight Systems");
        var other = user(admin, account("Northlight Systems", "USER"));
        var yourself = benefit(admin, "monthly", "Action Pack");
        var anybody = benefit(admin, "bulk", "Gold Core");

        // whoever has it in the meantime: the rule about whom is asked with what the input names
        var answer = admin.post("benefits/" + yourself + "/actions/assign-user", "{\"user\":\"" + other + "\"}");
        assertEquals(answer.body(), 409, answer.status());
        var bulk = act(admin, "benefits/" + anybody + "/actions/assign-user", "{\"user\":\"" + other + "\"}");
        assertTrue(bulk.toString(), bulk.get("consequences").toString().contains("locks-until"));

        var second = benefit(admin, "monthly", "Gold Core");
        var facts = refused(
                "has-credit",
                admin.post("benefits/" + second + "/actions/assign-user", "{\"user\":\"" + other + "\"}"));
        assertTrue(facts.toString(), facts.get("benefit").toString().contains("Azure bulk credit"));

        var seat = admin.all("benefits/" + anybody + "/assignments").get(0);
        refused(
                "bulk-stays",
                admin.post(
                        "benefits/" + anybody + "/assignments/" + seat.get("id").asText() + "/actions/remove-user",
                        "{}"));
        assertEquals("refused", action(seat, "remove-user").get("state").asText());

        var holder = Client.signedIn(platform.address(), account("Northlight Systems", "USER"));
        assertTrue(
                "the holder sees his credit",
                holder.all("benefits?type=cloud").stream()
                        .anyMatch(row -> row.get("id").asText().equals(anybody)));
        assertEquals(
                "and may not give it away",
                403,
                holder.post("benefits/" + anybody + "/actions/assign-user", "{}")
                        .status());
    }

    /** Or those of one test are counted in two months, now and then. */
    private static void noTurnOfTheMonth() throws IOException {
        var there = ZonedDateTime.now(ZoneId.of("Asia/Taipei"));
        if (there.plusMinutes(15).getMonth() != there.getMonth()) {
            assertEquals(0, platform.shell("bestow:clock +1h").code());
        }
    }

    @Test
    public void aMonthlyCreditChangesHandsFiveTimesAMonth() throws IOException {
        noTurnOfTheMonth();
        var admin = admin(COMPANY);
        var credit = benefit(admin, "monthly", "Gold Core");
        var people = List.of(user(admin, account(COMPANY, "USER")), user(admin, account(COMPANY, "PARTNER_ADMIN")));
        var assign = "benefits/" + credit + "/actions/assign-user";
        for (var turn = 0; turn <= 5; turn++) {
            act(admin, assign, "{\"user\":\"" + people.get(turn % 2) + "\"}");
            var seat = admin.all("benefits/" + credit + "/assignments")
                    .get(0)
                    .get("id")
                    .asText();
            act(admin, "benefits/" + credit + "/assignments/" + seat + "/actions/remove-user", "{}");
        }
        var sixth = admin.post(assign, "{\"user\":\"" + people.get(0) + "\"}");
        assertEquals(5, refused("reassigned-out", sixth).get("most").asInt());
        assertTrue(
                sixth.body(),
                sixth.json().get("nextAllowedAt").asText().endsWith("-01T00:00:00+08:00")
                        || sixth.json().get("nextAllowedAt").asText().endsWith("T16:00:00Z"));
    }

    @Test
    public void step3ActivateALicenseBasedSubscriptionByKey() {
        var admin = admin(COMPANY);
        var licenses = benefit(admin, "Microsoft 365 E3", "Gold Core");
        var getKeys = "benefits/" + licenses + "/actions/get-keys";

        var unconfirmed = refused("tenant-unconfirmed", admin.post(getKeys, "{\"count\":1,\"tenantConfirmed\":false}"));
        assertEquals(
                "the account is shown",
                account(COMPANY, "GLOBAL_ADMIN").email(),
                unconfirmed.get("account").asText());
        assertEquals(422, admin.post(getKeys, "{\"count\":1}").status());

        var taken = act(admin, getKeys, "{\"count\":1,\"tenantConfirmed\":true}");
        var first = taken.get("result").get("keys").get(0);
        assertTrue(first.toString(), first.get("value").asText().matches("[A-Z0-9]{5}(-[A-Z0-9]{5}){4}"));
        assertTrue(block(details(admin, licenses), "instructions").isPresent());
        assertTrue(details(admin, licenses).toString().contains("Ready to redeem"));
        var key = "benefits/" + licenses + "/keys/" + first.get("id").asText() + "/actions/";
        assertEquals(
                first.get("value").asText(),
                act(admin, key + "show-key", "{}")
                        .get("result")
                        .get("keys")
                        .get(0)
                        .get("value")
                        .asText());

        refused("not-redeemed", admin.post(key + "replace-key", "{\"reason\":\"WRONG_TENANT\"}"));
        act(admin, key + "mark-redeemed", "{\"tenant\":\"wrong.example\"}");
        assertTrue(details(admin, licenses).toString().contains("Active: 25 licenses"));
        var facts =
                admin.all("benefits/" + licenses + "/keys").get(0).get("facts").toString();
        assertTrue(facts, facts.contains("Redeemed in wrong.example"));
        refused("redeemed", admin.post(key + "mark-redeemed", "{\"tenant\":\"right.example\"}"));

        var left = details(admin, licenses).get("used").asInt();
        var replaced = act(admin, key + "replace-key", "{\"reason\":\"WRONG_TENANT\"}");
        var second = replaced.get("result").get("keys").get(0);
        assertEquals(
                "for the same unit", left, replaced.get("benefit").get("used").asInt());
        assertFalse(first.get("value").equals(second.get("value")));
        var again = "benefits/" + licenses + "/keys/" + second.get("id").asText() + "/actions/";
        act(admin, again + "mark-redeemed", "{\"tenant\":\"right.example\"}");
        for (var path : List.of(key, again)) {
            refused("replaced-once", admin.post(path + "replace-key", "{\"reason\":\"ADDED_BY_MISTAKE\"}"));
        }
        assertEquals(
                "both stay listed",
                2,
                admin.all("benefits/" + licenses + "/keys").size());
    }

    @Test
    public void tellsExtendingFromAddingBeforeAKeyIsRedeemed() {
        var admin = admin(COMPANY);
        var preview = "benefits/" + benefit(admin, "Microsoft 365 E3", "Silver Core") + "/actions/preview-redemption";
        var end = LocalDate.now().plusMonths(6);

        var answer = act(admin, preview, "{\"licenses\":100,\"endsOn\":\"" + end + "\"}");
        assertTrue(answer.toString(), answer.get("result").toString().contains("125 licenses"));
        assertEquals("nothing was used", 0, answer.get("benefit").get("used").asInt());
        var tooMany = act(admin, preview, "{\"licenses\":5,\"endsOn\":\"" + end + "\"}");
        assertTrue(tooMany.toString(), tooMany.get("result").toString().contains("no more than 15 licenses"));
    }

    /** Either type goes while the others are used, through a restart, and comes back with all it had. */
    @Test
    public void typesGoAndComeBackWithTheirData() throws IOException {
        var admin = admin(COMPANY);
        var credit = benefit(admin, "bulk", "Silver Core");
        act(admin, "benefits/" + credit + "/actions/assign-user", "{}");
        var subscription =
                admin.all("benefits?type=visual-studio").get(0).get("id").asText();
        var colleague = user(admin, account(COMPANY, "USER"));
        act(admin, "benefits/" + subscription + "/actions/assign-user", "{\"user\":\"" + colleague + "\"}");
        var before = Map.of("cloud", seats(admin, credit), "visual-studio", seats(admin, subscription));

        for (var gone : List.of("cloud", "visual-studio")) {
            var bundle = "org.bestow.type." + gone.replace("-", "");
            var mine = gone.equals("cloud") ? credit : subscription;
            var other = gone.equals("cloud") ? subscription : credit;
            assertEquals(0, platform.shell("bundle:stop " + bundle).code());

            assertFalse(details(admin, mine).get("typeAvailable").asBoolean());
            assertEquals("who has it can still be read", before.get(gone), seats(admin, mine));
            var away = admin.post("benefits/" + mine + "/actions/assign-user", "{}");
            assertEquals(away.body(), 503, away.status());
            assertEquals("type-unavailable", away.problem());
            assertTrue(
                    "the other goes on",
                    details(admin, other).get("typeAvailable").asBoolean());
            var software = admin.all("benefits?type=software").get(0).get("id").asText();
            assertTrue(details(admin, software).get("typeAvailable").asBoolean());

            platform.stop();
            platform.start();
            admin = admin(COMPANY);
            assertEquals("through a restart", before.get(gone), seats(admin, mine));
            assertEquals(0, platform.shell("bundle:start " + bundle).code());
            var back = admin;
            Await.until("the type is back", Duration.ofMinutes(2), () -> details(back, mine)
                    .get("typeAvailable")
                    .asBoolean());
            assertEquals(before.get(gone), seats(admin, mine));
            assertTrue(details(admin, mine).get("details").size() > 0);
        }
        refused("taken", admin.post("benefits/" + credit + "/actions/assign-user", "{}"));
    }

    private static List<String> seats(Client client, String benefit) {
        return client.all("benefits/" + benefit + "/assignments").stream()
                .map(seat -> seat.get("id").asText() + " "
                        + seat.get("user").get("email").asText() + " "
                        + seat.get("since").asText() + " " + seat.get("data"))
                .toList();
    }
}
