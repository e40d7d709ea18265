package org.bestow.core.internal.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.bestow.api.Benefits;
import org.bestow.api.Language;
import org.bestow.api.Messages;
import org.bestow.api.PublicId;
import org.bestow.api.Users;
import org.bestow.core.internal.benefit.BenefitPages;
import org.bestow.core.internal.benefit.EndedSeats;
import org.bestow.core.internal.text.CoreTexts;
import org.bestow.core.internal.text.TextJson;
import org.bestow.core.internal.text.Texts;

/** Turns what hangs on a benefit into rows for callers. Thread-safe. */
final class PageWords {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
    private static final TypeReference<List<Map<String, Object>>> OBJECTS = new TypeReference<>() {};

    private final Texts texts;

    PageWords(Texts texts) {
        this.texts = texts;
    }

    Benefits.Seat seat(Gate.Place place, BenefitPages.Seat seat, Sayings said, Map<String, Messages.Newest> mail) {
        var row = seat.row();
        var id = seatId(place, row.id());
        return new Benefits.Seat(
                id,
                PublicId.of(PublicId.Kind.USER, place.member(), row.userId()),
                seat.holder().map(Users.Person::name).orElse(""),
                seat.holder().map(Users.Person::email).orElse(""),
                "active",
                row.since(),
                read(row.data(), OBJECT),
                said.factsOf(id),
                Optional.ofNullable(mail.get(id)),
                said.offersOn(row.id()));
    }

    static String seatId(Gate.Place place, long number) {
        return PublicId.of(PublicId.Kind.ASSIGNMENT, place.member(), number);
    }

    /** @param type whose words the reason is in */
    Benefits.EndedSeat ended(Gate.Place place, String type, EndedSeats.Ended ended, Language language) {
        var row = ended.row();
        return new Benefits.EndedSeat(
                seatId(place, row.id()),
                PublicId.of(PublicId.Kind.USER, place.member(), row.userId()),
                ended.holder().map(Users.Person::name).orElse(""),
                row.since(),
                row.endedAt(),
                ended.ender() // may be an operator, who is of no member
                        .map(Users.Person::id)
                        .orElseGet(() -> PublicId.of(PublicId.Kind.USER, place.member(), row.endedBy())),
                row.endedByName(),
                texts.render(type, TextJson.read(row.why()), language),
                read(row.data(), OBJECT));
    }

    Benefits.TakenKey key(Gate.Place place, BenefitPages.TakenKey key, Sayings said) {
        var row = key.row();
        var id = keyId(place, row.id());
        return new Benefits.TakenKey(
                id,
                row.kind(),
                row.masked(),
                row.claimedAt(),
                PublicId.of(PublicId.Kind.USER, place.member(), row.claimedBy()),
                key.taker().map(Users.Person::name).orElse(""),
                note(row.note()),
                said.factsOf(id),
                other(place, row.replaces()),
                other(place, row.replacedBy()),
                said.offersOn(row.id()));
    }

    private static String keyId(Gate.Place place, long number) {
        return PublicId.of(PublicId.Kind.KEY, place.member(), number);
    }

    private static Optional<String> other(Gate.Place place, OptionalLong key) {
        return key.isEmpty() ? Optional.empty() : Optional.of(keyId(place, key.getAsLong()));
    }

    private static Optional<String> note(String note) {
        return Optional.of(note).filter(text -> !text.isEmpty());
    }

    Benefits.HistoryEntry history(Gate.Place place, BenefitPages.HistoryLine line, Language language) {
        var actor = PublicId.of(PublicId.Kind.USER, line.reason().isPresent() ? 0 : place.member(), line.actorId());
        return new Benefits.HistoryEntry(
                PublicId.of(PublicId.Kind.HISTORY, place.member(), line.id()),
                line.at(),
                actor,
                line.actorName(),
                line.reason().map(reason -> new Benefits.OnBehalfOf(line.actorName(), reason)),
                line.action(),
                texts.actionTitle(line.type(), line.action(), language),
                read(line.effects(), OBJECTS).stream()
                        .map(effect -> summary(line.type(), effect, language))
                        .toList());
    }

    /** An effect in the platform's words, or those that the type left for it. */
    private String summary(String type, Map<String, Object> effect, Language language) {
        if (effect.get("text") instanceof String words) {
            return texts.render(type, TextJson.read(words), language);
        }
        var facts = new LinkedHashMap<>(effect);
        facts.computeIfPresent("why", (name, words) -> texts.render(type, TextJson.read((String) words), language));
        return CoreTexts.of("effect." + effect.get("kind"), language, facts);
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what the platform wrote itself is no JSON", e);
        }
    }
}
