package org.bestow.spi;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Mail about a seat to one person. Its words are texts of the type's bundle: {@code mail.TEMPLATE.subject} and {@code
 * mail.TEMPLATE.body}, of which each line is a paragraph, with facts as <code>{name}</code>; then come the labelled facts, then the
 * links. The platform puts all of it into the recipient's language when it queues the mail. Immutable.
 */
public final class Mail {

    private final AssignmentRef seat;
    private final String template;
    private final UserRef recipient;
    private final Optional<String> address;
    private final Map<String, Object> facts;
    private final List<Details.Fact> lines;
    private final List<Link> links;

    private Mail(
            Draft draft,
            UserRef recipient,
            Optional<String> address,
            Map<String, Object> facts,
            List<Details.Fact> lines,
            List<Link> links) {
        this.seat = draft.seat;
        this.template = draft.template;
        this.recipient = recipient;
        this.address = address;
        this.facts = Collections.unmodifiableMap(facts);
        this.lines = List.copyOf(lines);
        this.links = List.copyOf(links);
    }

    /**
     * Begins a mail.
     *
     * @param seat where its delivery is shown; may be one that the same decision gives
     * @param template lower case letters, digits and hyphens
     */
    public static Draft about(AssignmentRef seat, String template) {
        return new Draft(Objects.requireNonNull(seat, "seat"), Names.require(template, "template"));
    }

    /** A mail to nobody yet. Immutable. */
    public static final class Draft {

        private final AssignmentRef seat;
        private final String template;

        private Draft(AssignmentRef seat, String template) {
            this.seat = seat;
            this.template = template;
        }

        /** To a user of the member, at the address that he wants notifications at, else the one that he signs in with. */
        public Mail to(UserRef user) {
            return mail(user, Optional.empty());
        }

        /** To a user of the member, at another address; one that mail cannot be sent to refuses the action. */
        public Mail to(UserRef user, String address) {
            if (Objects.requireNonNull(address, "address").isBlank()) {
                throw new IllegalArgumentException("address must not be blank");
            }
            return mail(user, Optional.of(address.strip()));
        }

        private Mail mail(UserRef user, Optional<String> address) {
            return new Mail(
                    this, Objects.requireNonNull(user, "user"), address, new LinkedHashMap<>(), List.of(), List.of());
        }
    }

    /** Where a reader goes on. @param target an http or https address */
    public record Link(Text label, URI target) {
        public Link {
            Objects.requireNonNull(label, "label");
            var scheme = Objects.requireNonNull(target, "target").getScheme();
            if (!"https".equals(scheme) && !"http".equals(scheme)) {
                throw new IllegalArgumentException("mail links to web pages only");
            }
        }
    }

    /** Fills <code>{fact}</code> of subject and body; values as {@link Text#with}. */
    public Mail with(String fact, Object value) {
        var more = new LinkedHashMap<>(facts);
        more.put(Objects.requireNonNull(fact, "fact"), Text.requireFact(value));
        return new Mail(new Draft(seat, template), recipient, address, more, lines, links);
    }

    /** Adds a labelled line below the body. */
    public Mail fact(Text label, Text value) {
        return new Mail(
                new Draft(seat, template),
                recipient,
                address,
                new LinkedHashMap<>(facts),
                more(lines, new Details.Fact(label, value)),
                links);
    }

    /** {@link #fact(Text, Text)} with a day, which is written as the recipient's language does. */
    public Mail fact(Text label, LocalDate value) {
        return fact(label, Text.of("{day}").with("day", value));
    }

    /**
     * Adds a link below the facts.
     *
     * @throws IllegalArgumentException unless the target is an http or https address
     */
    public Mail link(Text label, URI target) {
        return new Mail(
                new Draft(seat, template),
                recipient,
                address,
                new LinkedHashMap<>(facts),
                lines,
                more(links, new Link(label, target)));
    }

    private static <T> List<T> more(List<T> list, T item) {
        var more = new ArrayList<>(list);
        more.add(item);
        return more;
    }

    public AssignmentRef seat() {
        return seat;
    }

    public String template() {
        return template;
    }

    public UserRef recipient() {
        return recipient;
    }

    /** Empty: the user's own. */
    public Optional<String> address() {
        return address;
    }

    public Map<String, Object> facts() {
        return facts;
    }

    public List<Details.Fact> lines() {
        return lines;
    }

    public List<Link> links() {
        return links;
    }
}
