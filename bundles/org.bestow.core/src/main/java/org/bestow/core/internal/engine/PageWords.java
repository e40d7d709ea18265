package org.bestow.core.internal.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bestow.api.Benefits;
import org.bestow.api.Language;
import org.bestow.api.PublicId;
import org.bestow.api.Users;
import org.bestow.core.internal.benefit.BenefitPages;
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

    Benefits.Seat seat(Gate.Place place, BenefitPages.Seat seat, List<Benefits.Offer> offers) {
        var row = seat.row();
        return new Benefits.Seat(
                PublicId.of(PublicId.Kind.ASSIGNMENT, place.member(), row.id()),
                PublicId.of(PublicId.Kind.USER, place.member(), row.userId()),
                seat.holder().map(Users.Person::name).orElse(""),
                seat.holder().map(Users.Person::email).orElse(""),
                "active",
                row.since(),
                read(row.data(), OBJECT),
                offers);
    }

    Benefits.TakenKey key(Gate.Place place, BenefitPages.TakenKey key, List<Benefits.Offer> offers) {
        var row = key.row();
        return new Benefits.TakenKey(
                PublicId.of(PublicId.Kind.KEY, place.member(), row.id()),
                row.kind(),
                row.masked(),
                row.claimedAt(),
                PublicId.of(PublicId.Kind.USER, place.member(), row.claimedBy()),
                key.taker().map(Users.Person::name).orElse(""),
                note(row.note()),
                offers);
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
