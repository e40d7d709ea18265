package org.bestow.type.visualstudio.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.bestow.spi.testing.FakeView;
import org.junit.Test;

public class HoldingTest {

    private final FakeView<Settings> view = Examples.view();
    private final RecordedEffects effects = new RecordedEffects();

    @Test
    public void resendingSendsTheSameMailToTheSameAddress() {
        view.seat("uwe", Examples.FRESH.writtenTo(Optional.of("uwe@home.example")));
        Holding.resendMail(view, new Inputs.Nothing(), effects);

        assertEquals(
                List.of("update seat-uwe", "mail assigned to user-uwe at uwe@home.example about seat-uwe"),
                effects.asked);
    }

    @Test
    public void eachMailMoreWaitsLonger() {
        view.seat("uwe", Examples.FRESH);
        for (var pause : List.of(0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1_024, 1_024)) {
            var next = view.now().plus(Duration.ofMinutes(pause));
            if (pause > 0) {
                view.at(next.minusMillis(1).toString());
                var refusal = Holding.resendable(view).refusal().orElseThrow();
                assertEquals("mailed-lately", refusal.rule());
                assertEquals(Optional.of(next), refusal.nextAllowedAt());
            }
            view.at(next.toString());
            assertEquals(Optional.empty(), Holding.resendable(view).refusal());
            Holding.resendMail(view, new Inputs.Nothing(), effects);
            view.seat("uwe", effects.seats.get("seat-uwe"));
        }
    }

    @Test
    public void whatElseIsDoneDoesNotShortenTheWait() {
        view.seat("uwe", Examples.FRESH.writtenAgain(view.now()));
        Holding.setDownloads(view, new Inputs.SetDownloads(false), effects);
        view.seat("uwe", effects.seats.get("seat-uwe"));
        Holding.recordUse(view, new Inputs.Used(Seat.What.DOWNLOAD, Optional.empty(), Optional.empty()), effects);
        view.seat("uwe", effects.seats.get("seat-uwe"));

        assertEquals(
                "mailed-lately",
                Holding.resendable(view).refusal().orElseThrow().rule());
    }

    @Test
    public void anotherAddressHasHadNoMailYet() {
        view.seat("uwe", Examples.FRESH.writtenAgain(view.now()));
        Holding.setEmail(view, new Inputs.SetNotificationEmail(Optional.of("uwe@home.example")), effects);
        view.seat("uwe", effects.seats.get("seat-uwe"));

        assertEquals(Optional.empty(), Holding.resendable(view).refusal());
    }

    @Test
    public void anotherAddressIsKeptAndTriedAtOnce() {
        view.seat("uwe", Examples.FRESH);
        Holding.setEmail(view, new Inputs.SetNotificationEmail(Optional.of("uwe@home.example")), effects);

        assertEquals(
                List.of("update seat-uwe", "mail assigned to user-uwe at uwe@home.example about seat-uwe"),
                effects.asked);
        assertEquals(
                Optional.of("uwe@home.example"), effects.seats.get("seat-uwe").notificationEmail());
    }

    @Test
    public void withoutAnAddressMailGoesWhereTheUserGetsAllOfIt() {
        view.seat("uwe", Examples.FRESH.writtenTo(Optional.of("uwe@home.example")));
        Holding.setEmail(view, new Inputs.SetNotificationEmail(Optional.empty()), effects);

        assertEquals("mail assigned to user-uwe about seat-uwe", effects.asked.get(1));
        assertEquals(Optional.empty(), effects.seats.get("seat-uwe").notificationEmail());
    }

    @Test
    public void downloadsAreSwitchedWithAWayBack() {
        view.seat("uwe", Examples.seat(List.of(Examples.KEY), List.of(Examples.CREDIT)));
        Holding.setDownloads(view, new Inputs.SetDownloads(false), effects);

        assertEquals(List.of("undo by set-downloads SetDownloads[downloads=true]", "update seat-uwe"), effects.asked);
        assertEquals(
                new Seat(Optional.empty(), false, List.of(Examples.KEY), List.of(Examples.CREDIT), Optional.empty()),
                effects.seats.get("seat-uwe"));
        assertEquals("remark.downloads-off", effects.remarks.get(0).key());
    }

    @Test
    public void useIsRecordedWithItsDayAndAWayBack() {
        view.seat("uwe", Examples.seat(List.of(Examples.CREDIT), List.of()));
        var input = new Inputs.Used(Seat.What.PRODUCT_KEY, Optional.of(2), Optional.of(" Windows 11 "));
        Holding.recordUse(view, input, effects);

        assertEquals(List.of("undo by withdraw-use Nothing[]", "update seat-uwe"), effects.asked);
        assertEquals(
                List.of(Examples.CREDIT, Examples.KEY),
                effects.seats.get("seat-uwe").used());
        assertEquals("remark.used", effects.remarks.get(0).key());
    }

    @Test
    public void oneIsRecordedWhenNoNumberIsGiven() {
        view.seat("uwe", Examples.FRESH);
        Holding.recordUse(view, new Inputs.Used(Seat.What.CLOUD_CREDIT, Optional.empty(), Optional.of(" ")), effects);

        assertEquals(List.of(Examples.CREDIT), effects.seats.get("seat-uwe").used());
    }

    @Test
    public void theLastRecordCanBeTakenBack() {
        view.seat("uwe", Examples.seat(List.of(Examples.CREDIT, Examples.KEY), List.of()));
        Holding.withdrawUse(view, new Inputs.Nothing(), effects);

        assertEquals(List.of(Examples.CREDIT), effects.seats.get("seat-uwe").used());
        assertEquals("remark.withdrawn", effects.remarks.get(0).key());
    }

    @Test
    public void withoutRecordsThereIsNoneToTakeBack() {
        view.seat("uwe", Examples.seat(List.of(), List.of(Examples.KEY)));

        assertFalse(Holding.withdrawable(view).offered());
    }

    @Test
    public void recordsAreSoManyAtMost() {
        view.seat("uwe", Examples.seat(Collections.nCopies(39, Examples.KEY), List.of()));
        assertEquals(Optional.empty(), Holding.recordable(view).refusal());

        view.seat("uwe", Examples.seat(Collections.nCopies(40, Examples.KEY), List.of()));
        assertEquals(
                "uses-full", Holding.recordable(view).refusal().orElseThrow().rule());
    }
}
