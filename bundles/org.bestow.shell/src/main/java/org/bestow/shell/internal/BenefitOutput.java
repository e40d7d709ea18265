package org.bestow.shell.internal;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bestow.api.Benefits;
import org.bestow.api.Messages;

/** A benefit and what belongs to it, as the shell writes them; JSON has the fields of the REST interface. */
final class BenefitOutput {

    private BenefitOutput() {}

    static Map<String, Object> json(Benefits.Row row) {
        return Json.object(
                "id", row.id(),
                "type", row.type(),
                "title", row.title(),
                "source", row.source(),
                "status", Arguments.word(row.status()),
                "quantity", row.quantity(),
                "used", row.used(),
                "unit", Arguments.word(row.unit()),
                "purchasedOn", row.purchasedOn(),
                "activateBy", row.activateBy(),
                "expires", row.expires(),
                "typeAvailable", row.typeAvailable());
    }

    static Map<String, Object> json(Benefits.Offer offer) {
        return Json.object(
                "name", offer.name(),
                "title", offer.title(),
                "state", offer.refusal().isEmpty() ? "available" : "refused",
                "consequences",
                        offer.consequences().stream().map(BenefitOutput::json).toList(),
                "refusal", offer.refusal().map(Problems::refusal));
    }

    static Map<String, Object> json(Benefits.Effect effect) {
        return Json.object("kind", effect.kind(), "text", effect.text(), "severity", effect.severity());
    }

    static Map<String, Object> json(Benefits.TakenKey key) {
        return Json.object(
                "id", key.id(),
                "kind", Arguments.word(key.kind()),
                "masked", key.masked(),
                "claimedAt", key.takenAt(),
                "claimedBy", Json.object("id", key.takenById(), "name", key.takenByName()),
                "note", key.note().orElse(null),
                "facts", facts(key.facts()),
                "replaces", key.replaces().orElse(null),
                "replacedBy", key.replacedBy().orElse(null));
    }

    static Map<String, Object> json(Benefits.Seat seat) {
        return Json.object(
                "id", seat.id(),
                "user", Json.object("id", seat.userId(), "name", seat.userName(), "email", seat.userEmail()),
                "state", seat.state(),
                "since", seat.since(),
                "facts", facts(seat.facts()),
                "mail", seat.mail().map(BenefitOutput::mail));
    }

    static Map<String, Object> json(Benefits.EndedSeat seat) {
        return Json.object(
                "id", seat.id(),
                "user", Json.object("id", seat.userId(), "name", seat.userName()),
                "since", seat.since(),
                "endedAt", seat.endedAt(),
                "endedBy", Json.object("id", seat.endedById(), "name", seat.endedByName()),
                "why", seat.why(),
                "data", seat.data());
    }

    private static List<Map<String, Object>> facts(List<Benefits.Fact> facts) {
        return facts.stream()
                .map(fact -> Json.object("label", fact.label(), "value", fact.value()))
                .toList();
    }

    private static Map<String, Object> mail(Messages.Newest mail) {
        return Json.object(
                "purpose", mail.purpose(),
                "state", mail.delivery().state().code(),
                "address", mail.delivery().address(),
                "error", mail.delivery().error(),
                "at", mail.delivery().at());
    }

    /** What a type says of a seat or key, in one cell. */
    static String line(List<Benefits.Fact> facts) {
        return facts.stream().map(fact -> fact.label() + ": " + fact.value()).collect(Collectors.joining("; "));
    }

    static String used(Benefits.Row row) {
        var quantity =
                row.quantity().isPresent() ? String.valueOf(row.quantity().getAsLong()) : "unlimited";
        return row.used() + " / " + quantity + " " + Arguments.word(row.unit());
    }
}
