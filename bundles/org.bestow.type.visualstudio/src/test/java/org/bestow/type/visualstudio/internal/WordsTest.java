package org.bestow.type.visualstudio.internal;

import static org.junit.Assert.assertEquals;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bestow.spi.AssignmentRef;
import org.bestow.spi.Mail;
import org.bestow.spi.Text;
import org.bestow.spi.testing.FakeView;
import org.junit.Test;

public class WordsTest {

    private final FakeView<Settings> view = Examples.view();

    private Mail mail(Seat seat) {
        var holder = view.user(FakeView.ref("uwe")).orElseThrow();
        return Words.mail(view, new AssignmentRef("seat-uwe"), holder, seat);
    }

    @Test
    public void theMailNamesTheExactSignInAlsoWhenItGoesElsewhere() {
        view.notified("uwe", "uwe@all-mail.example");
        var mail = mail(Examples.FRESH.writtenTo(Optional.of("uwe@home.example")));

        assertEquals(Optional.of("uwe@home.example"), mail.address());
        assertEquals("uwe@harbour.example", mail.facts().get("account"));
        assertEquals(
                "uwe@harbour.example",
                line(mail, "fact.sign-in").literal().orElseThrow().in("en"));
        assertEquals("Harbour Works", mail.facts().get("company"));
    }

    @Test
    public void withoutAnAddressThePlatformTakesTheUsersOwn() {
        assertEquals(Optional.empty(), mail(Examples.FRESH).address());
    }

    @Test
    public void theMailLeadsToDownloadsOnlyWhereTheyAreAllowed() {
        assertEquals(List.of("link.portal", "link.downloads"), links(mail(Examples.FRESH)));
        assertEquals(List.of("link.portal"), links(mail(Examples.FRESH.downloads(false))));
        assertEquals(
                "downloads.off",
                line(mail(Examples.FRESH.downloads(false)), "fact.downloads").key());
    }

    @Test
    public void theMailSaysWhatWasUsedBefore() {
        assertEquals("uses.none", line(mail(Examples.FRESH), "fact.used-before").key());
        var used = line(mail(Examples.seat(List.of(), List.of(Examples.KEY))), "fact.used-before");
        assertEquals("use.noted", used.key());
        assertEquals("Windows 11", used.facts().get("note"));
    }

    @Test
    public void usesAreListedNewestFirst() {
        var list = Words.used(List.of(Examples.KEY, Examples.CREDIT));

        assertEquals("uses.and", list.key());
        assertEquals("use", ((Text) list.facts().get("first")).key());
        assertEquals("use.noted", ((Text) list.facts().get("rest")).key());
    }

    @Test
    public void ofManyUsesTheNewestFiveAreListedAndTheOthersCounted() {
        var list = Words.used(Collections.nCopies(7, Examples.KEY));

        assertEquals("uses.more", list.key());
        assertEquals(2, list.facts().get("more"));
    }

    private static Text line(Mail mail, String label) {
        return mail.lines().stream()
                .filter(line -> line.label().key().equals(label))
                .findFirst()
                .orElseThrow()
                .value();
    }

    private static List<String> links(Mail mail) {
        return mail.links().stream().map(link -> link.label().key()).collect(Collectors.toList());
    }
}
