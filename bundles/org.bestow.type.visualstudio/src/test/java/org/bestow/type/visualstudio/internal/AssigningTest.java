package org.bestow.type.visualstudio.internal;

import static org.junit.Assert.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bestow.spi.Decision;
import org.bestow.spi.Refusal;
import org.bestow.spi.Rule;
import org.bestow.spi.Status;
import org.bestow.spi.Text;
import org.bestow.spi.testing.FakeView;
import org.junit.Test;

public class AssigningTest {

    private final FakeView<Settings> view = Examples.view();
    private final RecordedEffects effects = new RecordedEffects();

    @Test
    public void assigningGivesASeatAndSendsMail() {
        var decision = Assigning.assign(view, Examples.assign("uwe"), effects);

        assertEquals(Decision.Kind.DONE, decision.kind());
        assertEquals(
                List.of(
                        "assign user-uwe",
                        "claim subscriber user-uwe by new-user-uwe",
                        "mail assigned to user-uwe about new-user-uwe"),
                effects.asked);
        assertEquals(Examples.FRESH, effects.seats.get("user-uwe"));
    }

    @Test
    public void assigningTakesAnAddressAndTheSwitchForDownloads() {
        var input = new Inputs.Assign(FakeView.ref("uwe"), Optional.of(" uwe@home.example "), Optional.of(false));
        Assigning.assign(view, input, effects);

        var seat = effects.seats.get("user-uwe");
        assertEquals(Optional.of("uwe@home.example"), seat.notificationEmail());
        assertEquals(false, seat.downloads());
        assertEquals("mail assigned to user-uwe at uwe@home.example about new-user-uwe", effects.asked.get(2));
    }

    @Test
    public void theCatalogueSaysWhetherNewHoldersMayDownload() {
        view.with(Examples.settings(Optional.empty(), Optional.of(false)));
        Assigning.assign(view, Examples.assign("uwe"), effects);
        assertEquals(false, effects.seats.get("user-uwe").downloads());

        Assigning.assign(view, new Inputs.Assign(FakeView.ref("anna"), Optional.empty(), Optional.of(true)), effects);
        assertEquals(true, effects.seats.get("user-anna").downloads());
    }

    @Test
    public void aBlankAddressIsNone() {
        var input = new Inputs.Assign(FakeView.ref("uwe"), Optional.of("  "), Optional.empty());

        assertEquals(Optional.empty(), input.notificationEmail());
        assertEquals(Optional.empty(), new Inputs.SetNotificationEmail(Optional.of(" ")).notificationEmail());
    }

    @Test
    public void onlyAUserOfTheCompanyCanBeAssigned() {
        assertEquals(
                "not-in-list",
                refusal(Assigning.assign(view, Examples.assign("dev1"), effects))
                        .rule());
    }

    @Test
    public void whenAllAreAssignedTheHoldersAreNamed() {
        view.quantity(2).seat("uwe", Examples.FRESH).seat("anna", Examples.FRESH);

        var refusal = refusal(Assigning.available(view));
        assertEquals("all-assigned", refusal.rule());
        assertEquals(Map.of("quantity", 2L, "holders", "anna, uwe"), refusal.facts());
    }

    @Test
    public void afterItsEndNobodyIsAssigned() {
        view.is(Status.EXPIRED).activateBy("2026-05-01").seat("uwe", Examples.FRESH);
        for (var rule : List.of(Assigning.available(view), Assigning.movable(view))) {
            assertEquals("assigning-over", refusal(rule).rule());
            assertEquals(
                    Map.of("on", LocalDate.parse("2026-05-01")), refusal(rule).facts());
        }
        view.at("2027-03-01T00:00:00Z");
        assertEquals(
                Map.of("on", LocalDate.parse("2027-01-31")),
                refusal(Assigning.available(view)).facts());
        assertEquals(Optional.empty(), Assigning.removable(view).refusal());
    }

    @Test
    public void aSecondSubscriptionIsWarnedOfAndGivenAllTheSame() {
        view.claimed("subscriber", "uwe", "b1-2", "Visual Studio Enterprise");
        Assigning.assign(view, Examples.assign("uwe"), effects);

        assertEquals(List.of("assign user-uwe", "mail assigned to user-uwe about new-user-uwe"), effects.asked);
        var warning = effects.warnings.get(0);
        assertEquals("uwe", warning.facts().get("user"));
        assertEquals(
                "Visual Studio Enterprise",
                ((Text) warning.facts().get("title")).literal().orElseThrow().in("en"));
    }

    @Test
    public void withoutLockDaysASeatMovesAtAnyTime() {
        view.seat("uwe", Examples.FRESH);

        assertEquals(Optional.empty(), Assigning.removable(view).refusal());
        assertEquals(Optional.empty(), Assigning.movable(view).refusal());
        assertEquals(Optional.empty(), Assigning.locksUntil(view));
        assertEquals(Optional.empty(), Assigning.locksUntil(view.with(Examples.locked(0))));
    }

    @Test
    public void aLockOf90DaysFrom1JuneEndsOn30August() {
        view.with(Examples.locked(90));
        assertEquals(Optional.of(LocalDate.parse("2026-08-30")), Assigning.locksUntil(view));

        view.seat("uwe", Examples.FRESH).at("2026-08-29T15:59:59Z");
        for (var rule : List.of(Assigning.removable(view), Assigning.movable(view))) {
            var refusal = refusal(rule);
            assertEquals("locked", refusal.rule());
            assertEquals(Map.of("until", LocalDate.parse("2026-08-30"), "days", 90), refusal.facts());
            assertEquals(Optional.of(Instant.parse("2026-08-29T16:00:00Z")), refusal.nextAllowedAt());
        }
        view.at("2026-08-29T16:00:00Z");
        assertEquals(Optional.empty(), Assigning.removable(view).refusal());
        assertEquals(Optional.empty(), Assigning.movable(view).refusal());
    }

    @Test
    public void removingFreesTheSeat() {
        view.seat("uwe", Examples.FRESH);
        Assigning.remove(view, new Inputs.Nothing(), effects);

        assertEquals(List.of("release seat-uwe"), effects.asked);
        assertEquals("why.removed", effects.whys.get(0).key());
    }

    @Test
    public void reassigningTakesFirstAndThenGives() {
        view.quantity(1).seat("uwe", Examples.FRESH);
        Assigning.reassign(view, Examples.assign("anna"), effects);

        assertEquals(
                List.of(
                        "release seat-uwe",
                        "assign user-anna",
                        "claim subscriber user-anna by new-user-anna",
                        "mail assigned to user-anna about new-user-anna"),
                effects.asked);
        assertEquals("why.reassigned", effects.whys.get(0).key());
    }

    @Test
    public void nobodyIsReassignedToHimself() {
        view.seat("uwe", Examples.FRESH);

        assertEquals(
                "same-holder",
                refusal(Assigning.reassign(view, Examples.assign("uwe"), effects))
                        .rule());
    }

    private static Refusal refusal(Rule rule) {
        return rule.refusal().orElseThrow();
    }

    private static Refusal refusal(Decision decision) {
        return decision.refusal().orElseThrow();
    }
}
