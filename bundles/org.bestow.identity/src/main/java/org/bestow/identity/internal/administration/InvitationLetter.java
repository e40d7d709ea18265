package org.bestow.identity.internal.administration;

import java.net.URI;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.bestow.api.Language;
import org.bestow.api.Letter;
import org.bestow.api.Message;
import org.bestow.api.Users.Person;
import org.bestow.identity.internal.text.Texts;

/** What somebody reads who is invited, in the language that was chosen for the user. */
final class InvitationLetter {

    static final String PURPOSE = "invitation";
    static final String ABOUT = "user";

    /** The same for everybody, with the zone named: who reads it may be anywhere. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm (z)", Locale.ROOT);

    private InvitationLetter() {}

    /**
     * On whose behalf somebody is invited.
     *
     * @param inviter name of who does it
     * @param company to whose users the invited one belongs
     * @param zone of the company
     */
    record Host(String inviter, String company, ZoneId zone) {}

    /** @param link where the password is set; secret */
    static Message write(Person invited, Host host, URI link, Instant now, Instant expires) {
        var language = invited.language();
        var letter = new Letter(
                text(language, "subject", host.company()),
                List.of(
                        new Letter.Paragraph(text(language, "greeting", invited.name())),
                        new Letter.Paragraph(text(language, "what", host.inviter(), host.company())),
                        new Letter.Facts(List.of(
                                new Letter.Fact(text(language, "email"), invited.email()),
                                new Letter.Fact(text(language, "until"), TIME.format(expires.atZone(host.zone()))))),
                        new Letter.Link(text(language, "link"), link),
                        new Letter.Paragraph(text(language, "unexpected"))));
        return new Message(
                invited.member().orElse(0),
                PURPOSE,
                new Message.About(ABOUT, invited.id()),
                new Message.Recipient(invited.name(), invited.email()),
                language,
                letter.write(language),
                now);
    }

    private static String text(Language language, String key, Object... places) {
        return MessageFormat.format(Texts.of(language, "mail.invitation." + key), places);
    }
}
