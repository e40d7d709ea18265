package org.bestow.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.FixMethodOrder;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runners.MethodSorters;

/**
 * The seeds' "Manage Visual Studio subscriptions" over REST, one test a procedure in their order, and what goes with each. Only the
 * last of them, by its name, moves the clock.
 */
@FixMethodOrder(MethodSorters.NAME_ASCENDING)
public class VisualStudioIT {

    @ClassRule
    public static final TemporaryFolder FOLDER = new TemporaryFolder();

    private static final String NORTHLIGHT = "Northlight Systems";
    private static final String FORMOSA = "Formosa Cloudworks";
    private static final String PROFESSIONAL = "Visual Studio Professional";
    private static final String ENTERPRISE = "Visual Studio Enterprise";

    private static RunningPlatform platform;
    private static List<Client.Account> accounts;

    @BeforeClass
    public static void start() throws Exception {
        platform = RunningPlatform.onH2(FOLDER.newFolder("data").toPath());
        accounts = Client.accounts(platform.data().resolve("first-run.json"));
    }

    @AfterClass
    public static void stop() throws Exception {
        if (platform != null) { // its start may be what failed
            platform.close();
        }
    }

    /** A subscription of a member, with nobody assigned, as its Global admin sees it. */
    private record Subscription(Client admin, String member, String id) {

        static Subscription of(String member, String source, String title) {
            var admin = as(member, "GLOBAL_ADMIN");
            var found = admin.all("benefits?type=visual-studio").stream()
                    .filter(row -> row.get("source").asText().equals(source))
                    .filter(row -> row.get("title").asText().equals(title))
                    .findFirst()
                    .orElseThrow();
            var subscription = new Subscription(admin, member, found.get("id").asText());
            subscription.seats().forEach(seat -> subscription.done("remove-user", seat, "{}"));
            return subscription;
        }

        JsonNode row() {
            return admin.get("benefits/" + id).json();
        }

        List<JsonNode> seats() {
            return admin.all("benefits/" + id + "/assignments");
        }

        JsonNode seat(String user) {
            return seats().stream()
                    .filter(seat -> seat.get("user").get("id").asText().equals(user))
                    .findFirst()
                    .orElseThrow();
        }

        Client.Answer assign(String user, String more) {
            return admin.post("benefits/" + id + "/actions/assign-user", "{\"user\":\"" + user + "\"" + more + "}");
        }

        /** Assigns and returns the seat. */
        JsonNode assigned(String user, String more) {
            var answer = assign(user, more);
            assertEquals(answer.body(), 200, answer.status());
            return seat(user);
        }

        JsonNode assigned(String user) {
            return assigned(user, "");
        }

        Client.Answer on(Client by, String action, JsonNode seat, String input) {
            return by.post("benefits/" + id + "/assignments/" + seat.get("id").asText() + "/actions/" + action, input);
        }

        JsonNode done(String action, JsonNode seat, String input) {
            var answer = on(admin, action, seat, input);
            assertEquals(answer.body(), 200, answer.status());
            return answer.json();
        }

        String user(String role) {
            var email = account(member, role).email();
            return admin.all("users").stream()
                    .filter(user -> user.get("email").asText().equals(email))
                    .findFirst()
                    .orElseThrow()
                    .get("id")
                    .asText();
        }
    }

    private static Client.Account account(String member, String role) {
        return accounts.stream()
                .filter(account -> account.member().equals(Optional.of(member)) && account.has(role))
                .findFirst()
                .orElseThrow();
    }

    private static Client as(String member, String role) {
        return Client.signedIn(platform.address(), account(member, role));
    }

    private static Client operator() {
        return Client.signedIn(
                platform.address(),
                accounts.stream()
                        .filter(account -> account.has("OPERATOR"))
                        .findFirst()
                        .orElseThrow());
    }

    /** The newest message about a seat. */
    private static JsonNode newestMessage(JsonNode seat) {
        var id = seat.get("id").asText();
        return messages(id).stream().findFirst().orElseThrow();
    }

    private static List<JsonNode> messages(String seat) {
        return operator().all("operator/messages").stream()
                .filter(message -> message.get("subject").get("id").asText().equals(seat))
                .toList();
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static String fact(JsonNode seat, String label) {
        return stream(seat.get("facts"))
                .filter(fact -> fact.get("label").asText().equals(label))
                .findFirst()
                .map(fact -> fact.get("value").asText())
                .orElse("");
    }

    private static Optional<JsonNode> block(JsonNode sheet, String kind) {
        return stream(sheet.get("details"))
                .filter(block -> block.get("kind").asText().equals(kind))
                .findFirst();
    }

    private static JsonNode offer(JsonNode actions, String name) {
        return stream(actions)
                .filter(action -> action.get("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    public void procedure1_theCategoryListsTheSubscriptions() {
        var admin = as(NORTHLIGHT, "GLOBAL_ADMIN");
        var category = stream(admin.get("types").json().get("items"))
                .filter(type -> type.get("id").asText().equals("visual-studio"))
                .findFirst()
                .orElseThrow();
        assertEquals("Visual Studio subscriptions", category.get("title").asText());

        var rows = admin.all("benefits?type=visual-studio").stream()
                .map(row -> row.get("title").asText() + ", " + row.get("source").asText() + ", "
                        + row.get("quantity").asText() + " " + row.get("unit").asText())
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(
                List.of(
                        "Visual Studio Enterprise, Gold Core, 10 seats",
                        "Visual Studio Professional, Action Pack, 3 seats"),
                List.copyOf(rows));
    }

    @Test
    public void procedure2_aSubscriptionExpandsToItsDetails() {
        var subscription = Subscription.of(NORTHLIGHT, "Action Pack", PROFESSIONAL);
        var sheet = subscription.row();

        assertEquals("At any time", factOf(block(sheet, "facts").orElseThrow(), "Can be reassigned"));
        var portal = block(sheet, "links").orElseThrow().get("items").get(0);
        assertTrue(portal.get("label").asText().contains("portal"));
        assertTrue(portal.get("href").asText().startsWith("https://"));
        assertTrue(block(sheet, "seats").isPresent());
        assertEquals(
                "available",
                offer(sheet.get("actions"), "assign-user").get("state").asText());
    }

    private static String factOf(JsonNode facts, String label) {
        return stream(facts.get("items"))
                .filter(fact -> fact.get("label").asText().equals(label))
                .findFirst()
                .orElseThrow()
                .get("value")
                .asText();
    }

    @Test
    public void procedure3_aUserOfTheListIsAssigned() {
        var subscription = Subscription.of(NORTHLIGHT, "Action Pack", PROFESSIONAL);
        var user = subscription.user("USER");
        var before = subscription.admin().get("benefits/" + subscription.id()).json();
        var dry = subscription
                .admin()
                .post(
                        "benefits/" + subscription.id() + "/actions/assign-user?dryRun=true",
                        "{\"user\":\"" + user + "\"}");
        assertEquals(dry.body(), 200, dry.status());
        assertTrue(dry.body(), kinds(dry.json()).contains("sends-mail-to"));
        assertEquals(before.get("used"), subscription.row().get("used"));

        var answer = subscription.assign(user, "");
        assertEquals(answer.body(), 200, answer.status());
        assertEquals("active", answer.json().get("benefit").get("status").asText());
        var seat = subscription.seat(user);
        assertEquals(answer.json().get("result").get("assignment"), seat.get("id"));
        var email = account(NORTHLIGHT, "USER").email();
        assertEquals(email, fact(seat, "Signs in as"));
        assertEquals(email, fact(seat, "Mail goes to"));
        assertEquals("On", fact(seat, "Downloads and product keys"));
        assertEquals(email, newestMessage(seat).get("recipient").get("address").asText());

        var twice = subscription.assign(user, "");
        assertEquals("one user at most once", 409, twice.status());
    }

    private static List<String> kinds(JsonNode answer) {
        return stream(answer.get("consequences"))
                .map(consequence -> consequence.get("kind").asText())
                .toList();
    }

    @Test
    public void procedure3_important_aUserWhoIsNotInTheListIsAddedInAccountSettings() {
        var subscription = Subscription.of(NORTHLIGHT, "Action Pack", PROFESSIONAL);
        var unknown = subscription.assign("u1-zz", "");
        assertTrue(unknown.body(), unknown.status() == 422 || unknown.status() == 409);

        var made = subscription
                .admin()
                .post(
                        "users",
                        "{\"name\":\"Nora New\",\"email\":\"nora.new@northlight.example\",\"language\":\"en\","
                                + "\"roles\":[\"USER\"]}");
        assertEquals(made.body(), 200, made.status());
        var seat = subscription.assigned(made.json().get("user").get("id").asText());
        assertEquals("Nora New", seat.get("user").get("name").asText());
    }

    @Test
    public void procedure4_theProcessIsRepeatedUntilAllAreAssigned() {
        var subscription = Subscription.of(NORTHLIGHT, "Action Pack", PROFESSIONAL);
        for (var role : List.of("USER", "REPORT_VIEWER", "BILLING_ADMIN")) {
            subscription.assigned(subscription.user(role));
        }
        var sheet = subscription.row();
        assertEquals(3, sheet.get("used").asInt());
        var refusal = offer(sheet.get("actions"), "assign-user").get("refusal");
        assertEquals("all-assigned", refusal.get("rule").asText());
        for (var seat : subscription.seats()) {
            assertTrue(
                    refusal.get("detail").asText(),
                    refusal.get("detail")
                            .asText()
                            .contains(seat.get("user").get("name").asText()));
        }
        assertEquals(
                "refusal:all-assigned",
                subscription.assign(subscription.user("PARTNER_ADMIN"), "").problem());
    }

    @Test
    public void procedure4_twoAdminsAssignTheLastOneToTwoPeople() {
        var subscription = Subscription.of(NORTHLIGHT, "Action Pack", PROFESSIONAL);
        subscription.assigned(subscription.user("USER"));
        subscription.assigned(subscription.user("REPORT_VIEWER"));
        var people = List.of(subscription.user("BILLING_ADMIN"), subscription.user("PARTNER_ADMIN"));
        var answers = people.stream()
                .map(user -> CompletableFuture.supplyAsync(() -> subscription.assign(user, "")))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertEquals(
                answers.toString(),
                List.of(200, 409),
                answers.stream().map(Client.Answer::status).sorted().toList());
        assertEquals(3, subscription.seats().size());
        var refused = answers.stream()
                .filter(answer -> answer.status() == 409)
                .findFirst()
                .orElseThrow();
        var winner = subscription.seats().get(0).get("user").get("name").asText();
        assertTrue(refused.body(), refused.json().get("detail").asText().contains(winner));
    }

    @Test
    public void procedure5_theUserManagesTheSubscriptionInThePortal() {
        var subscription = Subscription.of(FORMOSA, "Silver Core", ENTERPRISE);
        var seat = subscription.assigned(subscription.user("USER"), ",\"downloads\":false");
        assertEquals("Off", fact(seat, "Downloads and product keys"));

        var holder = as(FORMOSA, "USER");
        var sheet = holder.get("benefits/" + subscription.id());
        assertEquals(sheet.body(), 200, sheet.status());
        var email = account(FORMOSA, "USER").email();
        var notices = stream(sheet.json().get("details"))
                .filter(block -> block.get("kind").asText().equals("notice"))
                .map(block -> block.get("text").asText())
                .toList();
        assertTrue(notices.toString(), notices.get(0).contains(email));
        assertTrue(notices.toString(), notices.get(1).contains("switched off downloads"));
        var links = block(sheet.json(), "links").orElseThrow().get("items");
        assertEquals("the portal, and no downloads", 1, links.size());

        subscription.done("set-downloads", seat, "{\"downloads\":true}");
        links = block(holder.get("benefits/" + subscription.id()).json(), "links")
                .orElseThrow()
                .get("items");
        assertEquals(2, links.size());
    }

    @Test
    public void procedure5_theHolderAsksForTheMailAndRecordsUseAndNothingElse() {
        var subscription = Subscription.of(FORMOSA, "Silver Core", ENTERPRISE);
        var seat = subscription.assigned(subscription.user("USER"));
        var holder = as(FORMOSA, "USER");
        var id = seat.get("id").asText();
        assertEquals(1, messages(id).size());

        assertEquals(200, subscription.on(holder, "resend-mail", seat, "{}").status());
        assertEquals(2, messages(id).size());
        for (var impatient : List.of(holder, as(FORMOSA, "GLOBAL_ADMIN"))) {
            var again = subscription.on(impatient, "resend-mail", seat, "{}");
            assertEquals(again.body(), "refusal:mailed-lately", again.problem());
            assertFalse(again.json().get("nextAllowedAt").isNull());
        }
        assertEquals(2, messages(id).size());
        assertEquals(
                200,
                subscription
                        .on(holder, "record-use", seat, "{\"what\":\"DOWNLOAD\"}")
                        .status());
        for (var action : Map.of(
                        "remove-user",
                        "{}",
                        "set-downloads",
                        "{\"downloads\":true}",
                        "set-notification-email",
                        "{}",
                        "reassign",
                        "{\"user\":\"" + subscription.user("BILLING_ADMIN") + "\"}")
                .entrySet()) {
            var answer = subscription.on(holder, action.getKey(), seat, action.getValue());
            assertEquals(answer.body(), 403, answer.status());
        }
        var other = as(FORMOSA, "REPORT_VIEWER");
        var stranger = subscription.on(other, "resend-mail", seat, "{}").status();
        assertTrue("somebody else's seat: " + stranger, stranger == 403 || stranger == 404);
    }

    @Test
    public void procedure6_reassignedByRemovingAndAssigningSomebodyElse() {
        var subscription = Subscription.of(NORTHLIGHT, "Action Pack", PROFESSIONAL);
        var seat = subscription.assigned(subscription.user("USER"));
        subscription.done("record-use", seat, "{\"what\":\"PRODUCT_KEY\",\"count\":2,\"note\":\"Windows 11\"}");
        subscription.done("remove-user", seat, "{}");
        assertEquals(0, subscription.row().get("used").asInt());

        var next = subscription.assigned(subscription.user("REPORT_VIEWER"));
        var before = fact(next, "Used before by others");
        assertTrue(before, before.startsWith("2 × product key (Windows 11)"));
        assertEquals("Nothing recorded", fact(next, "Used"));

        var another = subscription.assigned(subscription.user("BILLING_ADMIN"));
        assertEquals("told once", "", fact(another, "Used before by others"));
    }

    @Test
    public void procedure6_reassignedInOneStepAlsoWhenAllAreAssigned() {
        var subscription = Subscription.of(NORTHLIGHT, "Action Pack", PROFESSIONAL);
        var seat = subscription.assigned(subscription.user("USER"));
        subscription.assigned(subscription.user("REPORT_VIEWER"));
        subscription.assigned(subscription.user("BILLING_ADMIN"));
        subscription.done("record-use", seat, "{\"what\":\"CLOUD_CREDIT\"}");
        var to = subscription.user("PARTNER_ADMIN");

        var answer = subscription.done("reassign", seat, "{\"user\":\"" + to + "\"}");
        assertTrue(answer.toString(), kinds(answer).contains("sends-mail-to"));
        assertEquals(3, subscription.row().get("used").asInt());
        var next = subscription.seat(to);
        assertTrue(fact(next, "Used before by others").startsWith("1 × cloud credit"));
        assertEquals(
                account(NORTHLIGHT, "PARTNER_ADMIN").email(),
                newestMessage(next).get("recipient").get("address").asText());
        assertEquals(
                "refusal:same-holder",
                subscription
                        .on(subscription.admin(), "reassign", next, "{\"user\":\"" + to + "\"}")
                        .problem());
        var history = subscription.admin().all("benefits/" + subscription.id() + "/history");
        assertTrue(history.get(0).toString(), history.get(0).toString().contains("Reassigned to another person"));
    }

    @Test
    public void mail_goesToTheNotificationAddressInTheRecipientsLanguage() {
        var subscription = Subscription.of(FORMOSA, "Silver Core", ENTERPRISE);
        var seat = subscription.assigned(
                subscription.user("USER"), ",\"notificationEmail\":\"mailbox@elsewhere.example\"");
        assertEquals(account(FORMOSA, "USER").email(), fact(seat, "Signs in as"));
        assertEquals("mailbox@elsewhere.example", fact(seat, "Mail goes to"));
        var message = newestMessage(seat);
        assertEquals(
                "mailbox@elsewhere.example",
                message.get("recipient").get("address").asText());
        assertEquals("zh-TW", message.get("language").asText());
        assertTrue("delivery shows on the seat", seat.get("mail").toString().contains("state"));

        subscription.done("set-notification-email", seat, "{\"notificationEmail\":\"other@elsewhere.example\"}");
        assertEquals(
                "other@elsewhere.example",
                newestMessage(seat).get("recipient").get("address").asText());
        var refused = subscription.on(
                subscription.admin(), "set-notification-email", seat, "{\"notificationEmail\":\"nowhere\"}");
        assertTrue(refused.body(), refused.status() == 409 || refused.status() == 422);
        assertEquals("other@elsewhere.example", fact(subscription.seat(subscription.user("USER")), "Mail goes to"));
    }

    @Test
    public void oneLevelForEachPersonIsRecommended() {
        var professional = Subscription.of(NORTHLIGHT, "Action Pack", PROFESSIONAL);
        var gold = as(NORTHLIGHT, "GLOBAL_ADMIN")
                .all("benefits?type=visual-studio&q=Enterprise")
                .get(0);
        var user = professional.user("ADMIN_AGENT");
        professional.assigned(user);
        var second = professional
                .admin()
                .post("benefits/" + gold.get("id").asText() + "/actions/assign-user", "{\"user\":\"" + user + "\"}");
        assertEquals(second.body(), 200, second.status());
        assertTrue(second.body(), second.body().contains("One level for each person"));
    }

    @Test
    public void theTypeGoesAndComesBackWhileOthersAreUsed() throws Exception {
        var subscription = Subscription.of(NORTHLIGHT, "Action Pack", PROFESSIONAL);
        var seat = subscription.assigned(subscription.user("USER"), ",\"downloads\":false");
        subscription.done("record-use", seat, "{\"what\":\"TRAINING\"}");

        assertEquals(
                0, platform.shell("bundle:stop org.bestow.type.visualstudio").code());
        try {
            var away = subscription.row();
            assertFalse(away.get("typeAvailable").asBoolean());
            assertEquals(1, away.get("used").asInt());
            assertEquals(
                    503,
                    subscription.assign(subscription.user("REPORT_VIEWER"), "").status());
            var software = subscription.admin().all("benefits?type=software").get(0);
            var sheet =
                    subscription.admin().get("benefits/" + software.get("id").asText());
            assertTrue(sheet.body(), sheet.json().get("actions").size() > 0);
        } finally {
            assertEquals(
                    0,
                    platform.shell("bundle:start org.bestow.type.visualstudio").code());
        }
        Await.until(
                "the type is back",
                Duration.ofMinutes(2),
                () -> subscription.row().get("typeAvailable").asBoolean());
        var back = subscription.seat(subscription.user("USER"));
        assertEquals("Off", fact(back, "Downloads and product keys"));
        assertTrue(fact(back, "Used").startsWith("1 × training"));
    }

    @Test
    public void zz_aLockedSubscriptionSaysUntilWhenAndOpensOnThatDay() throws Exception {
        var admin = as(NORTHLIGHT, "GLOBAL_ADMIN");
        var row = admin.all("benefits?type=visual-studio&q=Enterprise").get(0);
        var locked = new Subscription(admin, NORTHLIGHT, row.get("id").asText());
        var answer = locked.assign(locked.user("PARTNER_ADMIN"), "");
        assertEquals(answer.body(), 200, answer.status());
        assertTrue(answer.body(), kinds(answer.json()).contains("locks-until"));

        var seat = locked.seat(locked.user("PARTNER_ADMIN"));
        var refused = locked.on(admin, "remove-user", seat, "{}");
        assertEquals("refusal:locked", refused.problem());
        var until = LocalDate.parse(refused.json().get("facts").get("until").asText());
        assertTrue(Instant.parse(refused.json().get("nextAllowedAt").asText())
                .isAfter(Instant.now().plus(Duration.ofDays(88))));
        assertEquals(
                "refusal:locked",
                locked.on(admin, "reassign", seat, "{\"user\":\"" + locked.user("USER") + "\"}")
                        .problem());
        assertTrue(refused.body(), refused.json().get("detail").asText().contains("" + until.getYear()));

        // to that moment, which is not 90 times 24 hours away where clocks are changed meanwhile
        var hours = Duration.between(
                                Instant.now(),
                                Instant.parse(
                                        refused.json().get("nextAllowedAt").asText()))
                        .toHours()
                + 1;
        assertEquals(0, platform.shell("bestow:clock +" + hours + "h").code());
        var later = new Subscription(as(NORTHLIGHT, "GLOBAL_ADMIN"), NORTHLIGHT, locked.id());
        later.done("remove-user", seat, "{}");
    }
}
