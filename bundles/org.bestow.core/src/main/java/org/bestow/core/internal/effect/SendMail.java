package org.bestow.core.internal.effect;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bestow.api.Language;
import org.bestow.api.Message;
import org.bestow.core.internal.benefit.Snapshot;
import org.bestow.spi.Mail;

/**
 * Queues mail about a seat.
 *
 * @param seat negative: one that the same decision gives
 * @param user number of the recipient
 * @param asked what the type wants to be said
 * @param written in words; empty as long as nobody has looked up the recipient
 */
public record SendMail(long seat, long user, Mail asked, Optional<Written> written) implements Effect {

    /** What mail about a seat is about. */
    public static final String ABOUT = "assignment";

    public SendMail {
        Objects.requireNonNull(asked, "asked");
        Objects.requireNonNull(written, "written");
    }

    /** Complete, in the recipient's language. */
    public record Written(String purpose, Message.Recipient to, Language language, Message.Body body) {}

    public SendMail written(Written words) {
        return new SendMail(seat, user, asked, Optional.of(words));
    }

    private Written ready() {
        return written.orElseThrow(() -> new IllegalStateException("mail to nobody yet"));
    }

    @Override
    public String kindName() {
        return "sends-mail";
    }

    @Override
    public void needs(Snapshot.BenefitRow seen, Needs needs) {
        if (seat >= 0) {
            needs.seats.add(seat);
        }
    }

    @Override
    public Optional<Violation> apply(Act act, Changes changes) {
        var number = act.seatNumber(seat);
        var there = changes.seats
                        .get(number)
                        .filter(row -> row.benefitId() == act.benefit())
                        .isPresent()
                || changes.endedSeats.get(number).isPresent();
        if (!there) {
            return Optional.of(Violation.of("seat-gone"));
        }
        changes.queue(new Changes.Letter(act.member(), number, ready(), act.now()));
        return Optional.empty();
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of("template", asked.template(), "address", ready().to().address());
    }

    @Override
    public List<Outlook> outlook(Snapshot snapshot) {
        return List.of(
                new Outlook("sends-mail-to", Map.of("address", ready().to().address()), false));
    }

    @Override
    public int rows() {
        return 2;
    }
}
