package org.bestow.type.cloud.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.bestow.spi.Details;
import org.bestow.spi.Status;
import org.bestow.spi.Text;
import org.bestow.spi.testing.FakeView;
import org.junit.Test;

public class DetailsPageTest {

    @Test
    public void aCreditsPageFollowsTheOrderOfTheWork() {
        assertEquals(
                List.of("Facts", "Facts", "Seats", "Instructions", "Links", "CopyText"),
                kinds(Services.view(Services.monthly(), 1)));
    }

    @Test
    public void aLicencesPageFollowsTheOrderOfTheWork() {
        assertEquals(
                List.of("Facts", "Facts", "Keys", "Instructions", "Links"),
                kinds(Services.view(Services.licenses(25), 1)));
    }

    @Test
    public void saysWhenThisMonthsCreditLapses() {
        var view = Services.view(Services.monthly(), 1).on("2026-02-11");

        assertEquals("amount.MONTHLY", fact(view, "credit").key());
        assertEquals(
                Map.of("from", LocalDate.parse("2026-02-01"), "until", LocalDate.parse("2026-02-28")),
                fact(view, "month").facts());
        assertEquals(List.of(), facts(Services.view(Services.bulk(), 1), "month"));
    }

    @Test
    public void saysHowManyReassignmentsAreLeft() {
        var view =
                Services.view(Services.monthly(), 1).document(new Credits.Moves(LocalDate.parse("2026-03-01"), 2, 1));

        assertEquals(
                Map.of("count", 2, "most", 5, "from", LocalDate.parse("2026-04-01")),
                fact(view, "reassigning").facts());
        assertEquals(
                "reassigning.BULK",
                fact(Services.view(Services.bulk(), 1), "reassigning").key());
    }

    @Test
    public void saysWhoCanBeAssigned() {
        assertEquals(
                "who.anybody", fact(Services.view(Services.monthly(), 1), "who").key());
        assertEquals(
                "who.yourself",
                fact(Services.view(Services.monthlyForYourself(), 1), "who").key());
    }

    @Test
    public void theHolderIsTold() {
        var view = Services.view(Services.monthly(), 1).seat("li", Credits.Seat.NEW);

        assertEquals("Facts", kinds(view).get(0));
        assertEquals("notice.yours", notice(view.askedBy("li")));
    }

    @Test
    public void whatHasEndedSaysSo() {
        assertEquals(
                "notice.expired", notice(Services.view(Services.monthly(), 1).is(Status.EXPIRED)));
    }

    @Test
    public void redemptionStatusOfACredit() {
        var view = Services.view(Services.monthly(), 1);

        assertEquals("redemption.ready", fact(view, "redemption").key());
        assertEquals(
                "redemption.assigned",
                fact(view.seat("li", Credits.Seat.NEW), "redemption").key());
    }

    @Test
    public void statusOfTheSubscriptionAndOfTheRedemption() {
        var view = Services.view(Services.licenses(25), 1);
        assertEquals("subscription.none", fact(view, "subscription").key());
        assertEquals("redemption.ready", fact(view, "redemption").key());

        view.key("k1-1", "2026-03-01");
        assertEquals(
                "taken, not redeemed",
                "redemption.ready",
                fact(view, "redemption").key());

        var redeemed = Services.view(Services.licenses(25), 1)
                .key("k1-1", "2026-03-01", Services.redemption("a", "2026-03-01", 25, "2027-03-01"));
        assertEquals("redemption.done", fact(redeemed, "redemption").key());
        assertEquals("subscription.active", fact(redeemed, "subscription").key());
        assertEquals(Map.of("licenses", 25L), fact(redeemed, "subscription").facts());
        assertEquals(
                "on its last day",
                "subscription.active",
                fact(redeemed.on("2027-03-01"), "subscription").key());
        assertEquals(
                "subscription.expired",
                fact(redeemed.on("2027-03-02"), "subscription").key());
    }

    @Test
    public void namesTheAccountWhoseTenantGetsTheLicences() {
        var account = fact(Services.view(Services.licenses(25), 1), "account");

        assertEquals("chen@harbour.example", account.literal().orElseThrow().in("en"));
    }

    @Test
    public void explainsItsThreeDaysTogether() {
        var view = Services.view(Services.licenses(25), 1);

        assertEquals(
                List.of("date.membership", "date.benefits", "date.subscription-if-today"),
                dates(view).stream().map(Text::key).toList());
        assertEquals(
                List.of("2027-01-31", "2027-03-02", "2027-03-02"),
                dates(view).stream()
                        .map(text -> text.facts().get("day").toString())
                        .toList());

        view.key("k1-1", "2026-03-01", Services.redemption("a", "2026-03-01", 25, "2027-08-09"));
        assertEquals("date.subscription", dates(view).get(2).key());
        assertEquals(LocalDate.parse("2027-08-09"), dates(view).get(2).facts().get("day"));
    }

    @Test
    public void saysUntilWhenItHasToBeActivatedWhileItIsNot() {
        var view = Services.view(Services.monthly(), 1).activateBy("2026-06-01");

        assertEquals("date.activate-by", dates(view).get(0).key());
        assertEquals(
                "date.membership",
                dates(view.seat("li", Credits.Seat.NEW)).get(0).key());
    }

    @Test
    public void linksToWhereItIsRedeemedAndManaged() {
        var links = blocks(Services.view(Services.monthly(), 1), Details.Links.class)
                .get(0)
                .items();

        assertEquals(
                List.of(Services.REDEEM.toString(), Services.PORTAL.toString()),
                links.stream().map(Details.Link::href).toList());
    }

    @Test
    public void offersATextToSendToUsers() {
        var send = blocks(Services.view(Services.monthly(), 1), Details.CopyText.class)
                .get(0)
                .text();

        assertEquals(Services.REDEEM.toString(), send.facts().get("redeem"));
        assertEquals(Services.PORTAL.toString(), send.facts().get("portal"));
        assertTrue(send.facts().get("steps") instanceof Text);
    }

    @Test
    public void aKeySaysWhereItWasRedeemedAndUntilWhenItCanBeReplaced() {
        var view = Services.view(Services.licenses(25), 3)
                .key("k1-1", "2026-03-01", Services.redemption("a", "2026-03-01", 25, "2027-03-01"))
                .key("k1-2", "2026-03-02")
                .replacing()
                .key("k1-3", "2026-03-01", Services.redemption("b", "2026-03-01", 25, "2027-03-01"));

        assertEquals(List.of("key.redeemed"), keyFacts(view, "k1-1"));
        assertEquals(List.of("redemption.ready"), keyFacts(view, "k1-2"));
        assertEquals(List.of("key.redeemed", "key.replaceable"), keyFacts(view, "k1-3"));
        var until = DetailsPage.keyFacts(view, view.targetKey("k1-3").targetKey())
                .get(1)
                .value();
        assertEquals(Map.of("until", LocalDate.parse("2026-03-31")), until.facts());
    }

    private static List<String> keyFacts(FakeView<Settings> view, String key) {
        return DetailsPage.keyFacts(view, view.targetKey(key).targetKey()).stream()
                .map(fact -> fact.value().key())
                .toList();
    }

    private static List<String> kinds(FakeView<Settings> view) {
        return DetailsPage.of(view).blocks().stream()
                .map(block -> block.getClass().getSimpleName())
                .toList();
    }

    private static <B extends Details.Block> List<B> blocks(FakeView<Settings> view, Class<B> kind) {
        return DetailsPage.of(view).blocks().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private static String notice(FakeView<Settings> view) {
        return blocks(view, Details.Notice.class).get(0).text().key();
    }

    private static List<Text> facts(FakeView<Settings> view, String name) {
        return blocks(view, Details.Facts.class).get(0).items().stream()
                .filter(fact -> fact.label().key().equals("fact." + name))
                .map(Details.Fact::value)
                .toList();
    }

    private static Text fact(FakeView<Settings> view, String name) {
        return facts(view, name).get(0);
    }

    private static List<Text> dates(FakeView<Settings> view) {
        return blocks(view, Details.Facts.class).get(1).items().stream()
                .map(Details.Fact::value)
                .toList();
    }
}
