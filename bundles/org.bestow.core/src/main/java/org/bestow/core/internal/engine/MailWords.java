package org.bestow.core.internal.engine;

import java.util.ArrayList;
import java.util.Map;
import org.bestow.api.Language;
import org.bestow.api.Letter;
import org.bestow.api.Message;
import org.bestow.api.Users;
import org.bestow.core.internal.effect.SendMail;
import org.bestow.core.internal.text.Texts;
import org.bestow.spi.Mail;

/** Puts mail that a type asks for into its recipient's language. Thread-safe. */
final class MailWords {

    private static final int LONGEST_LINE = 320;
    private static final int LONGEST_PURPOSE = 64;

    private final Texts texts;

    MailWords(Texts texts) {
        this.texts = texts;
    }

    SendMail.Written write(String type, Mail mail, Users.Person person, String address) {
        var language = person.language();
        var letter = letter(type, mail, language);
        return new SendMail.Written(
                purpose(type, mail.template()),
                new Message.Recipient(line(person.name()), address),
                language,
                letter.write(language));
    }

    /** Why it is sent, as operators read it. */
    private static String purpose(String type, String template) {
        var purpose = type + "-" + template;
        return purpose.length() <= LONGEST_PURPOSE ? purpose : template;
    }

    private Letter letter(String type, Mail mail, Language language) {
        var key = "mail." + mail.template();
        var blocks = new ArrayList<Letter.Block>();
        text(type, key + ".body", mail.facts(), language)
                .lines()
                .filter(line -> !line.isBlank())
                .map(Letter.Paragraph::new)
                .forEach(blocks::add);
        if (!mail.lines().isEmpty()) {
            blocks.add(new Letter.Facts(mail.lines().stream()
                    .map(fact -> new Letter.Fact(
                            texts.render(type, fact.label(), language), texts.render(type, fact.value(), language)))
                    .toList()));
        }
        mail.links()
                .forEach(
                        link -> blocks.add(new Letter.Link(texts.render(type, link.label(), language), link.target())));
        return new Letter(line(text(type, key + ".subject", mail.facts(), language)), blocks);
    }

    private String text(String type, String key, Map<String, Object> facts, Language language) {
        return texts.find(type, key, facts, language).orElse(key);
    }

    /** What goes into a header: people's own words may be in it. */
    private static String line(String text) {
        var line = text.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ").strip();
        return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE - 1) + "…";
    }
}
