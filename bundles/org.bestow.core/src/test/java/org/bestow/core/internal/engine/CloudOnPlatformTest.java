package org.bestow.core.internal.engine;

import static org.bestow.api.testing.Answers.denied;
import static org.bestow.api.testing.Answers.given;
import static org.bestow.core.internal.engine.Platform.call;
import static org.bestow.core.internal.engine.Platform.dry;
import static org.bestow.core.internal.engine.Platform.id;
import static org.bestow.core.internal.engine.Platform.on;
import static org.bestow.core.internal.engine.Platform.values;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.bestow.api.Answer;
import org.bestow.api.Benefits;
import org.bestow.api.Page;
import org.bestow.api.Problem;
import org.bestow.api.testing.Crowd;
import org.bestow.core.internal.benefit.Snapshot.BenefitRow;
import org.bestow.core.internal.fixture.World;
import org.bestow.spi.KeyKind;
import org.bestow.spi.Role;
import org.bestow.spi.Scope;
import org.bestow.spi.Unit;
import org.bestow.store.Dialect;
import org.bestow.store.fixture.TestDatabase;
import org.junit.After;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

/** What the type of cloud services decides, as the platform applies it. */
@RunWith(Parameterized.class)
public class CloudOnPlatformTest {

    private static final String CREDIT =
            "\"credit\":{\"kind\":\"%s\",\"amount\":100,\"currency\":\"USD\",\"othersAllowed\":true,\"freeMailDomains\":[\"free.example\"]}";

    @Parameterized.Parameters(name = "{0}")
    public static List<Object[]> databases() {
        return TestDatabase.both();
    }

    private final Company company;
    private final Platform platform;

    public CloudOnPlatformTest(Dialect dialect) {
        company = new Company(dialect);
        platform = company.platform;
    }

    @After
    public void close() {
        company.close();
    }

    private BenefitRow credit(String kind) {
        return service(kind.toLowerCase(), 1, Unit.SEATS, CREDIT.formatted(kind));
    }

    private BenefitRow licenses(long keys) {
        platform.pool("office", KeyKind.RETAIL, 10);
        return service("office", keys, Unit.KEYS, "\"licenses\":{\"pool\":\"office\",\"perKey\":25}");
    }

    private BenefitRow service(String name, long quantity, Unit unit, String rest) {
        return company.benefit(
                name,
                "cloud",
                quantity,
                unit,
                "{\"product\":\"" + name
                        + "\",\"instructions\":{\"en\":\"Read me.\"},\"redeem\":\"https://a.example/\","
                        + "\"portal\":\"https://b.example/\"," + rest + "}");
    }

    private Answer<Benefits.Done> onKey(BenefitRow benefit, String key, String action, String input) {
        return platform.perform(benefit, on(Scope.KEY, key, call(benefit, action, input)));
    }

    /** Gives the credit to a user and takes it back. */
    private void pass(BenefitRow benefit, long user) {
        var seat = company.assigned(benefit, user);
        given(company.onSeat(benefit, seat, "remove-user", "{}"));
    }

    @Test
    public void assigningYourselfQueuesOneMailWithTheLink() {
        var benefit = credit("MONTHLY");
        var preview = given(platform.perform(benefit, dry(call(benefit, "assign-user", "{}"))));
        assertEquals(List.of(), platform.messages.queued);
        assertEquals(
                List.of("uses-units", "sends-mail-to"),
                preview.consequences().stream().map(Benefits.Effect::kind).toList());

        given(platform.perform(benefit, call(benefit, "assign-user", "{}")));
        assertEquals(1, platform.messages.queued.size());
        var mail = platform.messages.queued.get(0);
        assertEquals("user3@example.org", mail.to().address());
        assertEquals("in the user's language", "monthly 已分配给您", mail.body().subject());
        var text = mail.body().text();
        assertTrue(text, text.contains("https://a.example/"));
        assertTrue(text, text.contains("Read me."));
        assertTrue("names the account to sign in with", text.contains("user3@example.org"));
    }

    @Test
    public void whoeverAssignsOneUserToTwoCreditsAtOnceGivesHimOne() {
        var monthly = credit("MONTHLY");
        var bulk = credit("BULK");
        for (var user = 100; user < 120; user++) {
            var number = user;
            var answers = Crowd.together(Stream.of(monthly, bulk)
                    .<Callable<Answer<Benefits.Done>>>map(
                            benefit -> () -> platform.perform(benefit, company.assign(benefit, number)))
                    .toList());
            var refused = answers.stream()
                    .flatMap(answer -> answer.<Stream<Problem>>fold(done -> Stream.empty(), Stream::of))
                    .toList();
            assertEquals(answers.toString(), 1, refused.size());
            if (user == 100) {
                var text = refused.get(0).toString();
                assertTrue(text, text.contains("User 100"));
            }
            if (!seats(bulk).isEmpty()) {
                return; // and stays
            }
            given(company.onSeat(monthly, seats(monthly).get(0), "remove-user", "{}"));
            platform.clock.move(Duration.ofDays(7)); // so that no month runs out of reassignments
        }
    }

    private List<String> seats(BenefitRow benefit) {
        var caller = Platform.caller(benefit, Role.GLOBAL_ADMIN);
        return given(platform.benefits().assignments(caller, id(benefit), Page.Request.first(10))).items().stream()
                .map(Benefits.Seat::id)
                .toList();
    }

    @Test
    public void aSixthReassignmentWaitsForTheNextMonth() {
        var benefit = credit("MONTHLY");
        for (var user = 20; user <= 25; user++) {
            pass(benefit, user);
        }
        assertEquals(
                "reassigned-out",
                denied(platform.perform(benefit, company.assign(benefit, 26))).rule());

        platform.restart();
        assertEquals(
                "reassigned-out",
                denied(platform.perform(benefit, company.assign(benefit, 26))).rule());
        platform.clock.move(Duration.ofDays(31));
        pass(benefit, 26);
    }

    @Test
    public void aBulkCreditStaysWithItsUser() {
        var benefit = credit("BULK");
        var done = given(platform.perform(benefit, company.assign(benefit, 20)));

        assertTrue(done.consequences().stream().anyMatch(effect -> effect.kind().equals("locks-until")));
        assertEquals(
                "bulk-stays",
                denied(company.onSeat(benefit, done.assignment().orElseThrow(), "remove-user", "{}"))
                        .rule());
    }

    @Test
    public void aCreditThatIsOverKeepsNobodyFromAnother() {
        var bulk = credit("BULK");
        var monthly = credit("MONTHLY");
        platform.world.ends(bulk, World.TODAY.plusDays(10));
        given(platform.perform(bulk, company.assign(bulk, 20)));
        platform.clock.move(Duration.ofDays(10));
        assertEquals(
                "has-credit",
                denied(platform.perform(monthly, company.assign(monthly, 20))).rule());
        platform.clock.move(Duration.ofDays(1));
        given(platform.perform(monthly, company.assign(monthly, 20)));
        assertEquals("its seat stays in sight", 1, seats(bulk).size());
        assertEquals(
                "and the other is the active one now",
                1,
                platform.world.count("select count(*) from unique_claim where member_id = ?", company.member));
    }

    @Test
    public void aKeyIsRedeemedAndReplacedOnceForTheSameUnit() {
        var benefit = licenses(1);
        var unconfirmed = call(benefit, "get-keys", "{\"tenantConfirmed\":false}");
        assertEquals(
                "tenant-unconfirmed",
                denied(platform.perform(benefit, unconfirmed)).rule());

        var taken = given(platform.perform(benefit, call(benefit, "get-keys", "{\"tenantConfirmed\":true}")));
        var first = taken.keys().get(0).id().orElseThrow();
        assertEquals(
                "not-redeemed",
                denied(onKey(benefit, first, "replace-key", "{\"reason\":\"WRONG_TENANT\"}"))
                        .rule());
        given(onKey(benefit, first, "mark-redeemed", "{\"tenant\":\"wrong.example\"}"));

        platform.restart();
        assertEquals(
                "redeemed",
                denied(onKey(benefit, first, "mark-redeemed", "{\"tenant\":\"right.example\"}"))
                        .rule());
        var replaced = given(onKey(benefit, first, "replace-key", "{\"reason\":\"WRONG_TENANT\"}"));
        var second = replaced.keys().get(0).id().orElseThrow();
        assertEquals(1, replaced.benefit().used());
        assertTrue(values(replaced).values().stream().noneMatch(values(taken)::containsValue));
        given(onKey(benefit, second, "mark-redeemed", "{\"tenant\":\"right.example\"}"));
        for (var key : List.of(first, second)) {
            assertEquals(
                    "replaced-once",
                    denied(onKey(benefit, key, "replace-key", "{\"reason\":\"WRONG_TENANT\"}"))
                            .rule());
        }
    }

    @Test
    public void aPreviewOfARedemptionAnswersAndChangesNothing() {
        var benefit = licenses(1);
        var done = given(platform.perform(
                benefit, call(benefit, "preview-redemption", "{\"licenses\":100,\"endsOn\":\"2030-01-01\"}")));

        assertEquals(2, done.texts().size());
        assertTrue(done.texts().toString(), done.texts().get("add").contains("125 licenses"));
        assertEquals(0, done.benefit().used());
    }
}
