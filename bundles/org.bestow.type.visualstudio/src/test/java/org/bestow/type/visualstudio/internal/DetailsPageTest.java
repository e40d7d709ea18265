package org.bestow.type.visualstudio.internal;

import static org.junit.Assert.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bestow.spi.Details;
import org.bestow.spi.Status;
import org.bestow.spi.Text;
import org.bestow.spi.testing.FakeView;
import org.junit.Test;

public class DetailsPageTest {

    private final FakeView<Settings> view = Examples.view();

    @Test
    public void anAdminFindsFactsLinksAndSeats() {
        view.seat("uwe", Examples.FRESH.downloads(false));

        assertEquals(List.of("Facts", "Links", "Seats", "Paragraph"), kinds());
        assertEquals(List.of("link.portal", "link.downloads"), links());
        assertEquals(
                "https://my.visualstudio.example/",
                block(Details.Links.class).items().get(0).href());
    }

    @Test
    public void aHolderFindsHowToSignInAndThePortal() {
        view.seat("uwe", Examples.FRESH).askedBy("uwe");

        var notice = block(Details.Notice.class).text();
        assertEquals("notice.sign-in", notice.key());
        assertEquals(Map.of("account", "uwe@harbour.example"), notice.facts());
        assertEquals(List.of("link.portal", "link.downloads"), links());
    }

    @Test
    public void aHolderWithoutDownloadsIsToldAndNotLedThere() {
        view.seat("uwe", Examples.FRESH.downloads(false)).askedBy("uwe");

        assertEquals(List.of("Notice", "Notice", "Facts", "Links", "Seats", "Paragraph"), kinds());
        assertEquals(List.of("link.portal"), links());
    }

    @Test
    public void theLockIsKnownBeforeAnybodyIsAssigned() {
        assertEquals("lock.none", fact("fact.lock").key());
        assertEquals(
                "lock.none", fact(view.with(Examples.locked(0)), "fact.lock").key());
        assertEquals(
                Map.of("days", 90),
                fact(view.with(Examples.locked(90)), "fact.lock").facts());
    }

    @Test
    public void theLastDayForAFirstUserIsShownUntilThereIsOne() {
        var day = LocalDate.parse("2026-07-01");
        view.activateBy(day.toString());
        assertEquals(
                Map.of("day", day, "expires", LocalDate.parse("2027-01-31")),
                fact("fact.activate-by").facts());

        view.seat("uwe", Examples.FRESH);
        assertEquals(
                List.of("fact.level", "fact.lock", "fact.new-downloads"),
                labels(block(Details.Facts.class).items()));
    }

    @Test
    public void itsEndIsSaid() {
        view.is(Status.EXPIRED);

        assertEquals("notice.expired", block(Details.Notice.class).text().key());
    }

    @Test
    public void aSeatShowsWhoSignsInAndWhereMailGoes() {
        view.notified("uwe", "uwe@all-mail.example").seat("uwe", Examples.FRESH);
        assertEquals("uwe@harbour.example", shown("fact.sign-in"));
        assertEquals("uwe@all-mail.example", shown("fact.mail-to"));

        view.seat("uwe", Examples.FRESH.writtenTo(Optional.of("uwe@home.example")));
        assertEquals("uwe@home.example", shown("fact.mail-to"));

        view.seat("anna", Examples.FRESH);
        assertEquals("anna@harbour.example", shown("fact.mail-to"));
    }

    @Test
    public void aSeatShowsDownloadsAndWhatWasUsed() {
        view.seat("uwe", Examples.FRESH);
        assertEquals(List.of("fact.sign-in", "fact.mail-to", "fact.downloads", "fact.used"), labels(seatFacts()));
        assertEquals("uses.none", seatFact("fact.used").key());

        view.seat("uwe", Examples.seat(List.of(Examples.CREDIT), List.of(Examples.KEY)));
        assertEquals("use", seatFact("fact.used").key());
        assertEquals("use.noted", seatFact("fact.used-before").key());
    }

    @Test
    public void aLockedSeatShowsUntilWhen() {
        view.with(Examples.locked(90)).seat("uwe", Examples.FRESH);

        assertEquals(
                Map.of("until", LocalDate.parse("2026-08-30")),
                seatFact("fact.locked").facts());
    }

    @Test
    public void aSeatShowsAnotherSubscriptionOfItsHolder() {
        view.seat("uwe", Examples.FRESH).claimed("subscriber", "uwe", FakeView.BENEFIT, "This one");
        assertEquals(4, seatFacts().size());

        view.claimed("subscriber", "uwe", "b1-2", "Visual Studio Enterprise");
        assertEquals("Visual Studio Enterprise", shown("fact.other"));
    }

    private List<Details.Fact> seatFacts() {
        return DetailsPage.seat(view, view.target());
    }

    private Text seatFact(String label) {
        return find(seatFacts(), label);
    }

    private String shown(String label) {
        return seatFact(label).literal().orElseThrow().in("en");
    }

    private Text fact(String label) {
        return fact(view, label);
    }

    private static Text fact(FakeView<Settings> page, String label) {
        return find(block(page, Details.Facts.class).items(), label);
    }

    private static Text find(List<Details.Fact> facts, String label) {
        return facts.stream()
                .filter(fact -> fact.label().key().equals(label))
                .findFirst()
                .orElseThrow()
                .value();
    }

    private static List<String> labels(List<Details.Fact> facts) {
        return facts.stream().map(fact -> fact.label().key()).collect(Collectors.toList());
    }

    private List<String> links() {
        return block(Details.Links.class).items().stream()
                .map(link -> link.label().key())
                .collect(Collectors.toList());
    }

    private List<String> kinds() {
        return DetailsPage.of(view).blocks().stream()
                .map(block -> block.getClass().getSimpleName())
                .collect(Collectors.toList());
    }

    private <B extends Details.Block> B block(Class<B> kind) {
        return block(view, kind);
    }

    private static <B extends Details.Block> B block(FakeView<Settings> page, Class<B> kind) {
        return DetailsPage.of(page).blocks().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElseThrow();
    }
}
