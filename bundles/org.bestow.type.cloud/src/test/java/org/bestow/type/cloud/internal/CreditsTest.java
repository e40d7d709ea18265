package org.bestow.type.cloud.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bestow.spi.Decision;
import org.bestow.spi.Rule;
import org.bestow.spi.Status;
import org.bestow.spi.UserRef;
import org.bestow.spi.testing.FakeView;
import org.junit.Test;

public class CreditsTest {

    private static final LocalDate MARCH = LocalDate.parse("2026-03-01");

    private final RecordedEffects effects = new RecordedEffects();

    @Test
    public void whoAsksIsAssignedWhenNobodyIsNamed() {
        var decision = assign(Services.view(Services.monthlyForYourself(), 1));

        assertEquals(Decision.Kind.DONE, decision.kind());
        assertEquals(List.of("assign user-chen", "active-credit of user-chen by new-1"), effects.asked);
    }

    @Test
    public void assignsOnlyYourselfWhereOthersAreNotAllowed() {
        assertRefused("only-yourself", Map.of(), assign(Services.view(Services.monthlyForYourself(), 1), "li"));
        assertEquals(List.of(), effects.asked);

        assign(Services.view(Services.monthlyForYourself(), 1), "chen");
        assertEquals("assign user-chen", effects.asked.get(0));
    }

    @Test
    public void assignsAnotherUserWhereThatIsAllowed() {
        assign(Services.view(Services.monthly(), 1), "li");

        assertEquals(List.of("assign user-li", "active-credit of user-li by new-1"), effects.asked);
    }

    @Test
    public void assignsNobodyWhoIsNoUserOfTheCompany() {
        assertRefused("nobody", Map.of(), assign(Services.view(Services.monthly(), 1), "stranger"));
        assertRefused(
                "nobody", Map.of(), assign(Services.view(Services.monthly(), 1).askedBy("operator")));
    }

    @Test
    public void refusesAddressesOfFreeMail() {
        var facts = Map.<String, Object>of("email", "wang@GMail.com", "domain", "gmail.com");
        var view = Services.view(Services.monthly(), 1).user("wang", "wang@GMail.com");

        assertRefused("free-mail", facts, assign(view, "wang"));
        assertRefused(
                "free-mail",
                Map.of("email", "wang@cn.live.com", "domain", "live.com"),
                assign(Services.view(Services.bulk(), 1).user("wang", "wang@cn.live.com"), "wang"));
        assertEquals(List.of(), effects.asked);
    }

    @Test
    public void aDomainThatOnlyEndsLikeAFreeOneIsTheCompanysOwn() {
        var credit = Services.monthly().credit().orElseThrow();

        assertTrue(credit.freeMail("wang@notgmail.com").isEmpty());
        assertTrue(credit.freeMail("gmail.com@harbour.example").isEmpty());
        assertEquals(Optional.of("gmail.com"), credit.freeMail("wang@gmail.com"));
    }

    @Test
    public void oneActiveCreditAUserOverAllBenefits() {
        var decision = assign(
                Services.view(Services.monthly(), 1).claimed("active-credit", "li", "b1-9", "Bulk credit"), "li");

        var refusal = decision.refusal().orElseThrow();
        assertEquals("has-credit", refusal.rule());
        assertEquals("li", refusal.facts().get("user"));
        assertTrue(refusal.facts().containsKey("benefit"));
        assertEquals(List.of(), effects.asked);
    }

    @Test
    public void oneUserACredit() {
        var view = Services.view(Services.monthly(), 1).seat("li", Credits.Seat.NEW);

        assertRefused("taken", Map.of("holders", "li"), Credits.assignable(view));
        assertOk(Credits.assignable(Services.view(Services.monthly(), 2).seat("li", Credits.Seat.NEW)));
    }

    @Test
    public void firstAssignmentIsNoReassignment() {
        assign(Services.view(Services.monthly(), 1));

        assertEquals(List.of(new Credits.Moves(MARCH, 0, 1)), effects.documents);
    }

    @Test
    public void aSecondCreditGivenForTheFirstTimeIsNoReassignmentEither() {
        assign(Services.view(Services.monthly(), 2)
                .seat("li", Credits.Seat.NEW)
                .document(new Credits.Moves(MARCH, 0, 1)));

        assertEquals(List.of(new Credits.Moves(MARCH, 0, 2)), effects.documents);
    }

    @Test
    public void countsReassignmentsOfTheMonth() {
        var view = Services.view(Services.monthly(), 1).document(new Credits.Moves(MARCH, 2, 1));
        assign(view);

        assertEquals(List.of(new Credits.Moves(MARCH, 3, 1)), effects.documents);
    }

    @Test
    public void aSixthReassignmentHasToWaitForTheNextMonth() {
        var view = Services.view(Services.monthly(), 1).document(new Credits.Moves(MARCH, 4, 1));
        assertOk(Credits.assignable(view));

        var rule = Credits.assignable(view.document(new Credits.Moves(MARCH, 5, 1)));
        assertRefused("reassigned-out", Map.of("most", 5, "from", LocalDate.parse("2026-04-01")), rule);
        assertEquals(
                "midnight where the member is",
                Optional.of(Instant.parse("2026-03-31T16:00:00Z")),
                rule.refusal().orElseThrow().nextAllowedAt());
    }

    @Test
    public void theNextMonthCountsAnew() {
        var view = Services.view(Services.monthly(), 1)
                .document(new Credits.Moves(MARCH, 5, 1))
                .on("2026-04-01");

        assertOk(Credits.assignable(view));
        assign(view);
        assertEquals(List.of(new Credits.Moves(LocalDate.parse("2026-04-01"), 1, 1)), effects.documents);
    }

    @Test
    public void howManyReassignmentsIsASetting() {
        var once = new Credits.Moves(MARCH, 1, 1);

        assertRefused(
                "reassigned-out",
                Map.of("most", 1, "from", LocalDate.parse("2026-04-01")),
                Credits.assignable(Services.view(Services.monthly(1), 1).document(once)));
        assertOk(Credits.assignable(Services.view(Services.monthly(2), 1).document(once)));
    }

    @Test
    public void whatIsTakenIsTakenAlsoWhenNoReassignmentIsLeft() {
        var view = Services.view(Services.monthly(), 1)
                .seat("li", Credits.Seat.NEW)
                .document(new Credits.Moves(MARCH, 5, 1));

        assertRefused("taken", Map.of("holders", "li"), Credits.assignable(view));
    }

    @Test
    public void aMonthlyCreditCanBeTakenBack() {
        var view = Services.view(Services.monthly(), 1).seat("li", Credits.Seat.NEW);

        assertOk(Credits.removable(view));
        Credits.remove(view, new Credits.Nothing(), effects);
        assertEquals(List.of("release seat-li"), effects.asked);
    }

    @Test
    public void aBulkCreditStaysWithItsUserUntilTheRenewal() {
        var view = Services.view(Services.bulk(), 1);
        assertEquals(Optional.of(LocalDate.parse("2027-02-01")), Credits.lockedUntil(view));

        assign(view, "li");
        assertEquals("nothing to count", List.of(), effects.documents);
        assertRefused(
                "bulk-stays",
                Map.of("until", LocalDate.parse("2027-02-01")),
                Credits.removable(view.seat("li", Credits.Seat.NEW)));
        assertEquals(Optional.empty(), Credits.lockedUntil(Services.view(Services.monthly(), 1)));
    }

    @Test
    public void theUserGetsAMailWithTheLinkAndTheSteps() {
        assign(Services.view(Services.monthly(), 1), "li");

        var mail = effects.mails.get(0);
        assertEquals(1, effects.mails.size());
        assertEquals("new-1", mail.seat().id());
        assertEquals(new UserRef("user-li"), mail.recipient());
        assertEquals("at the user's own address", Optional.empty(), mail.address());
        assertEquals(
                Map.of(
                        "name",
                        "li",
                        "email",
                        "li@harbour.example",
                        "company",
                        "Harbour Works",
                        "product",
                        "Cloud credit"),
                mail.facts());
        assertEquals(3, mail.lines().size());
        assertEquals(
                List.of(Services.REDEEM, Services.PORTAL),
                mail.links().stream().map(link -> link.target()).toList());
    }

    @Test
    public void theMailCanBeSentOnceMore() {
        Credits.resend(Services.view(Services.bulk(), 1).seat("li", Credits.Seat.NEW), new Credits.Nothing(), effects);

        assertEquals("seat-li", effects.mails.get(0).seat().id());
        assertEquals(new UserRef("user-li"), effects.mails.get(0).recipient());
        assertEquals(List.of("update seat-li"), effects.asked);
        var resent = new Resent(1, FakeView.NOW);
        assertEquals(List.of(new Credits.Seat(Optional.of(resent))), effects.documents);
    }

    @Test
    public void eachMailMoreWaitsLonger() {
        var resent = Optional.<Resent>empty();
        var now = FakeView.NOW;
        for (var pause : List.of(0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1_024, 1_024)) {
            var next = now.plus(Duration.ofMinutes(pause));
            if (pause > 0) {
                var early = seat(resent).at(next.minusMillis(1).toString());
                var refusal = Credits.resendable(early).refusal().orElseThrow();
                assertEquals("mailed-lately", refusal.rule());
                assertEquals(Optional.of(next), refusal.nextAllowedAt());
            }
            assertOk(Credits.resendable(seat(resent).at(next.toString())));
            resent = Optional.of(Resent.after(resent, next));
            now = next;
        }
    }

    private static FakeView<Settings> seat(Optional<Resent> resent) {
        return Services.view(Services.bulk(), 1).seat("li", new Credits.Seat(resent));
    }

    @Test
    public void nothingIsAssignedOnceTheBenefitIsOver() {
        assertRefused(
                "over",
                Map.of(),
                Credits.assignable(Services.view(Services.monthly(), 1).is(Status.EXPIRED)));
    }

    @Test
    public void licencesAreNotForPeople() {
        var rule = Credits.assignable(Services.view(Services.licenses(5), 1));

        assertRefused("not-for-people", Map.of(), rule);
        assertFalse(rule.offered());
    }

    private Decision assign(FakeView<Settings> view) {
        return Credits.assign(view, new Credits.AssignUser(Optional.empty()), effects);
    }

    private Decision assign(FakeView<Settings> view, String name) {
        return Credits.assign(view, new Credits.AssignUser(Optional.of(new UserRef("user-" + name))), effects);
    }

    private static void assertOk(Rule rule) {
        assertEquals(Optional.empty(), rule.refusal());
    }

    private static void assertRefused(String rule, Map<String, Object> facts, Rule said) {
        assertEquals(rule, said.refusal().orElseThrow().rule());
        assertEquals(facts, said.refusal().orElseThrow().facts());
    }

    private static void assertRefused(String rule, Map<String, Object> facts, Decision decision) {
        assertEquals(rule, decision.refusal().orElseThrow().rule());
        assertEquals(facts, decision.refusal().orElseThrow().facts());
    }
}
