package org.bestow.rest.internal.resource;

import java.util.Locale;
import org.bestow.api.Benefits;
import org.bestow.api.Messages;
import org.bestow.rest.internal.json.JsonOut;
import org.bestow.rest.internal.problem.ProblemAnswer;

/** The wire form of benefits and what hangs on them. Stateless. */
final class BenefitJson {

    private BenefitJson() {}

    /** A constant as the wire names it: lower case, hyphens. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static void row(JsonOut out, Benefits.Row row) {
        out.put("id", row.id())
                .put("type", row.type())
                .put("title", row.title())
                .put("source", row.source())
                .put("status", word(row.status()))
                .put("quantity", row.quantity())
                .put("used", row.used())
                .put("unit", word(row.unit()))
                .put("purchasedOn", row.purchasedOn())
                .put("activateBy", row.activateBy())
                .put("expires", row.expires())
                .put("typeAvailable", row.typeAvailable());
    }

    static void sheet(JsonOut out, Benefits.Sheet sheet) {
        row(out, sheet.row());
        out.any("details", sheet.details())
                .objects("actions", sheet.actions(), BenefitJson::offer)
                .object("detailsProblem", sheet.problem(), ProblemAnswer::write);
    }

    static void offer(JsonOut out, Benefits.Offer offer) {
        out.put("name", offer.name())
                .put("title", offer.title())
                .put("description", offer.description())
                .put("state", offer.refusal().isPresent() ? "refused" : "available")
                .objects("consequences", offer.consequences(), BenefitJson::consequence)
                .raw("inputSchema", offer.inputSchema().isBlank() ? "{}" : offer.inputSchema())
                .object("refusal", offer.refusal(), ProblemAnswer::writeRefusal);
    }

    static void consequence(JsonOut out, Benefits.Effect effect) {
        out.put("kind", effect.kind()).put("text", effect.text()).put("severity", effect.severity());
    }

    static void key(JsonOut out, Benefits.TakenKey key) {
        out.put("id", key.id())
                .put("kind", word(key.kind()))
                .put("masked", key.masked())
                .put("claimedAt", key.takenAt())
                .object("claimedBy", by -> by.put("id", key.takenById()).put("name", key.takenByName()))
                .put("note", key.note())
                .objects("facts", key.facts(), BenefitJson::fact)
                .put("replaces", key.replaces())
                .put("replacedBy", key.replacedBy())
                .objects("actions", key.actions(), BenefitJson::offer);
    }

    static void seat(JsonOut out, Benefits.Seat seat) {
        out.put("id", seat.id())
                .object("user", user -> user.put("id", seat.userId())
                        .put("name", seat.userName())
                        .put("email", seat.userEmail()))
                .put("state", seat.state())
                .put("since", seat.since())
                .any("data", seat.data())
                .objects("facts", seat.facts(), BenefitJson::fact)
                .object("mail", seat.mail(), BenefitJson::mail)
                .objects("actions", seat.actions(), BenefitJson::offer);
    }

    private static void fact(JsonOut out, Benefits.Fact fact) {
        out.put("label", fact.label()).put("value", fact.value());
    }

    private static void mail(JsonOut out, Messages.Newest mail) {
        out.put("purpose", mail.purpose())
                .put("state", mail.delivery().state().code())
                .put("address", mail.delivery().address())
                .put("error", mail.delivery().error())
                .put("at", mail.delivery().at());
    }

    static void ended(JsonOut out, Benefits.EndedSeat seat) {
        out.put("id", seat.id())
                .object("user", user -> user.put("id", seat.userId()).put("name", seat.userName()))
                .put("since", seat.since())
                .put("endedAt", seat.endedAt())
                .object("endedBy", by -> by.put("id", seat.endedById()).put("name", seat.endedByName()))
                .put("why", seat.why())
                .any("data", seat.data());
    }

    static void history(JsonOut out, Benefits.HistoryEntry entry) {
        out.put("id", entry.id())
                .put("at", entry.at())
                .object("actor", actor -> actor.put("id", entry.actorId()).put("name", entry.actorName()))
                .object("onBehalf", entry.onBehalf(), (item, behalf) -> item.put("operator", behalf.operator())
                        .put("reason", behalf.reason()))
                .put("action", entry.action())
                .put("title", entry.title())
                .strings("summary", entry.summary());
    }
}
