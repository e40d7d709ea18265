package org.bestow.core.internal.engine;

import static org.bestow.api.testing.Answers.denied;
import static org.bestow.api.testing.Answers.given;
import static org.bestow.core.internal.engine.Platform.dry;
import static org.bestow.core.internal.engine.Platform.id;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.bestow.api.Answer;
import org.bestow.api.Benefits;
import org.bestow.api.Language;
import org.bestow.api.Page;
import org.bestow.api.testing.Crowd;
import org.bestow.core.internal.benefit.Snapshot.BenefitRow;
import org.bestow.spi.Role;
import org.bestow.spi.Unit;
import org.bestow.store.Dialect;
import org.bestow.store.fixture.TestDatabase;
import org.junit.After;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

/** What the type of Visual Studio subscriptions decides, as the platform applies it. */
@RunWith(Parameterized.class)
public class VisualStudioOnPlatformTest {

    private static final int THREADS = 16;

    @Parameterized.Parameters(name = "{0}")
    public static List<Object[]> databases() {
        return TestDatabase.both();
    }

    private final Company company;
    private final Platform platform;

    public VisualStudioOnPlatformTest(Dialect dialect) {
        company = new Company(dialect);
        platform = company.platform;
    }

    @After
    public void close() {
        company.close();
    }

    private BenefitRow subscription(String level, long quantity, int lockDays) {
        return company.benefit(
                level.toLowerCase(),
                "visual-studio",
                quantity,
                Unit.SEATS,
                "{\"level\":\"" + level + "\",\"portal\":\"https://portal.example.org/\",\"lockDays\":" + lockDays
                        + "}");
    }

    private List<?> data(BenefitRow benefit, String seat, String name) {
        return seats(benefit).stream()
                .filter(one -> one.id().equals(seat))
                .findFirst()
                .map(one -> (List<?>) one.data().getOrDefault(name, List.of()))
                .orElseThrow();
    }

    private List<Benefits.Seat> seats(BenefitRow benefit) {
        return given(platform.benefits()
                        .assignments(Platform.caller(benefit, Role.GLOBAL_ADMIN), id(benefit), Page.Request.first(100)))
                .items();
    }

    @Test
    public void assigningQueuesOneMailInTheHoldersLanguage() {
        var benefit = subscription("Professional", 3, 90);
        var preview = given(platform.perform(benefit, dry(company.assign(benefit, 21))));
        assertEquals(List.of(), platform.messages.queued);

        company.assigned(benefit, 21);
        var mail = platform.messages.queued.get(0);
        assertEquals(1, platform.messages.queued.size());
        assertEquals(Language.ZH_CN, mail.language());
        assertEquals("user21@example.org", mail.to().address());
        assertTrue(mail.toString(), mail.toString().contains("user21@example.org"));
        assertEquals(List.of("uses-units", "sends-mail-to", "locks-until"), kinds(preview));
        assertEquals(
                "locked",
                denied(company.onSeat(benefit, seats(benefit).get(0).id(), "remove-user", "{}"))
                        .rule());
    }

    @Test
    public void aSecondSubscriptionIsGivenWithAWarningInTheTypesWords() {
        var first = subscription("Professional", 3, 0);
        var second = subscription("Enterprise", 3, 0);
        company.assigned(first, 21);

        var done = given(platform.perform(second, company.assign(second, 21)));
        var said = done.consequences().stream()
                .filter(effect -> effect.kind().equals("said"))
                .findFirst()
                .orElseThrow();
        assertEquals("User 21 already has professional. One level for each person is recommended.", said.text());
        assertEquals("warning", said.severity());
    }

    @Test
    public void whatManyRecordAtOnceIsAllKept() {
        var benefit = subscription("Professional", 3, 0);
        var seat = company.assigned(benefit, 21);
        var answers = Crowd.together(IntStream.range(0, THREADS)
                .<Callable<Answer<Benefits.Done>>>mapToObj(number -> () ->
                        company.onSeat(benefit, seat, "record-use", "{\"what\":\"OTHER\",\"note\":\"" + number + "\"}"))
                .toList());

        var applied = answers.stream()
                .filter(answer -> answer.fold(done -> true, problem -> {
                    assertEquals("busy", problem.rule());
                    return false;
                }))
                .count();
        assertTrue("most of " + answers, applied > 2);
        assertEquals(applied, data(benefit, seat, "used").size());
    }

    @Test
    public void whatWasUsedIsToldToOneSuccessorHoweverManyComeAtOnce() {
        var benefit = subscription("Professional", 10, 0);
        var seat = company.assigned(benefit, 21);
        given(company.onSeat(benefit, seat, "record-use", "{\"what\":\"PRODUCT_KEY\",\"count\":2}"));
        given(company.onSeat(benefit, seat, "remove-user", "{}"));

        var next = Crowd.together(IntStream.range(30, 36)
                .<Callable<String>>mapToObj(user -> () -> company.assigned(benefit, user))
                .toList());
        var told = next.stream()
                .filter(one -> !data(benefit, one, "before").isEmpty())
                .toList();
        assertEquals(1, told.size());
        assertEquals(2, ((Map<?, ?>) data(benefit, told.get(0), "before").get(0)).get("count"));
    }

    @Test
    public void aFullSubscriptionMovesInOneStep() {
        var benefit = subscription("Professional", 1, 0);
        var seat = company.assigned(benefit, 21);
        assertEquals(
                "all-assigned",
                denied(platform.perform(benefit, company.assign(benefit, 22))).rule());

        given(company.onSeat(benefit, seat, "reassign", "{\"user\":\"" + company.user(22) + "\"}"));
        assertEquals(
                List.of("User 22"),
                seats(benefit).stream().map(Benefits.Seat::userName).toList());
        assertEquals(2, platform.messages.queued.size());
    }

    private static List<String> kinds(Benefits.Done done) {
        return done.consequences().stream().map(Benefits.Effect::kind).toList();
    }
}
