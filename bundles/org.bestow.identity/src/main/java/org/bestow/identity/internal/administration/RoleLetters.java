package org.bestow.identity.internal.administration;

import java.net.URI;
import java.text.MessageFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bestow.api.ConsoleAddress;
import org.bestow.api.Language;
import org.bestow.api.Letter;
import org.bestow.api.Message;
import org.bestow.api.PublicId;
import org.bestow.api.Users.Person;
import org.bestow.identity.internal.text.Texts;
import org.bestow.spi.Role;

/** Mail about requests for roles, each in its reader's language. Immutable. */
record RoleLetters(ConsoleAddress console, long member, String company, String request, Instant at) {

    static final String ABOUT = "role-request";

    static final String REQUESTS = "/users/access";
    /** Where operators see a company; its id follows. */
    static final String COMPANIES = "/operator/members/";

    private static final String HOME = "/";

    /** To one who decides. */
    Message asked(Person reader, Person asker, Role role, String reason) {
        var language = reader.language();
        var title = UserRows.title(role, language);
        var blocks = List.of(
                new Letter.Paragraph(text(language, "request.what", asker.name(), title, company)),
                new Letter.Facts(List.of(
                        new Letter.Fact(text(language, "request.asker"), asker.name() + " (" + asker.email() + ")"),
                        new Letter.Fact(text(language, "request.reason"), reason))),
                new Letter.Paragraph(text(language, "request.means", title)),
                new Letter.Link(text(language, "request.link"), page(where(reader))));
        return message("role-request", reader, text(language, "request.subject", asker.name(), title), blocks);
    }

    /** To the one who asked. */
    Message decided(Person asker, Role role, boolean granted, String by, Optional<String> note) {
        var language = asker.language();
        var key = granted ? "granted" : "refused";
        var title = UserRows.title(role, language);
        var blocks = new ArrayList<Letter.Block>();
        blocks.add(new Letter.Paragraph(text(language, key + ".what", by, title, company)));
        note.ifPresent(words ->
                blocks.add(new Letter.Facts(List.of(new Letter.Fact(text(language, "decision.note"), words)))));
        blocks.add(new Letter.Link(text(language, "decision.link"), page(HOME)));
        return message("role-decision", asker, text(language, key + ".subject", title), blocks);
    }

    /** An operator has no such page of his own. */
    private String where(Person reader) {
        return reader.member().isPresent() ? REQUESTS : COMPANIES + PublicId.of(PublicId.Kind.MEMBER, 0, member);
    }

    private URI page(String path) {
        return console.page(path);
    }

    private Message message(String purpose, Person reader, String subject, List<? extends Letter.Block> blocks) {
        return new Message(
                member,
                purpose,
                new Message.About(ABOUT, request),
                new Message.Recipient(reader.name(), reader.mailAddress()),
                reader.language(),
                new Letter(subject, List.copyOf(blocks)).write(reader.language()),
                at);
    }

    private static String text(Language language, String key, Object... places) {
        return MessageFormat.format(Texts.of(language, "mail." + key), places);
    }
}
