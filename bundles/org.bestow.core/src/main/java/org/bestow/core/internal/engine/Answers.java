package org.bestow.core.internal.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.bestow.api.Answer;
import org.bestow.api.Benefits;
import org.bestow.api.Caller;
import org.bestow.api.Language;
import org.bestow.api.PublicId;
import org.bestow.api.Secret;
import org.bestow.core.internal.benefit.Snapshot;
import org.bestow.core.internal.effect.Effect;
import org.bestow.core.internal.effect.Warn;
import org.bestow.core.internal.keys.Keyring;
import org.bestow.core.internal.text.Problems;
import org.bestow.core.internal.text.TextJson;
import org.bestow.core.internal.text.Texts;
import org.bestow.core.internal.write.Told;
import org.bestow.core.internal.write.ViewLoader;
import org.bestow.core.internal.write.ViewRequest;
import org.bestow.core.internal.write.Written;
import org.bestow.spi.KeyKind;
import org.bestow.store.Store;

/** Turns what became of an action into the answer. The only place where a key is opened, after the commit. Thread-safe. */
final class Answers {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Store store;
    private final ViewLoader views;
    private final Keyring keyring;
    private final Texts texts;
    private final RowTitles titles;

    Answers(Store store, ViewLoader views, Keyring keyring, Texts texts, RowTitles titles) {
        this.store = store;
        this.views = views;
        this.keyring = keyring;
        this.texts = texts;
        this.titles = titles;
    }

    Benefits.Done previewed(Caller caller, Snapshot snapshot, List<Effect> effects, Told told) {
        var keys = new ArrayList<Benefits.ShownKey>();
        for (var effect : effects) {
            for (var kind : effect.newKeys()) {
                keys.add(new Benefits.ShownKey(Optional.empty(), kind, Optional.empty()));
            }
        }
        var row = titles.row(snapshot, snapshot.benefit(), caller.language());
        return done(caller, true, false, told, keys, Optional.empty(), row);
    }

    Benefits.Done applied(Caller caller, Snapshot snapshot, Told told, Written.Applied applied) {
        var keys = new ArrayList<Benefits.ShownKey>();
        for (var key : applied.taken()) {
            var value = keyring.open(
                    key.from().poolId(), key.from().id(), key.from().sealed());
            keys.add(new Benefits.ShownKey(
                    Optional.of(PublicId.of(PublicId.Kind.KEY, key.memberId(), key.id())),
                    key.kind(),
                    Optional.of(value)));
        }
        keys.addAll(shown(snapshot.benefit().memberId(), applied.shown()));
        var seat = applied.seats().stream()
                .findFirst()
                .map(number ->
                        PublicId.of(PublicId.Kind.ASSIGNMENT, snapshot.benefit().memberId(), number));
        var row = titles.row(snapshot, applied.after(), caller.language());
        return done(caller, false, false, told, keys, seat, row);
    }

    private Benefits.Done done(
            Caller caller,
            boolean dryRun,
            boolean replayed,
            Told told,
            List<Benefits.ShownKey> keys,
            Optional<String> seat,
            Benefits.Row row) {
        var language = caller.language();
        var words = new LinkedHashMap<String, String>();
        told.results().forEach((name, text) -> words.put(name, texts.render(row.type(), text, language)));
        return new Benefits.Done(
                dryRun,
                replayed,
                keys,
                seat,
                words,
                told.consequences().stream()
                        .map(outlook -> consequence(row.type(), outlook, language))
                        .toList(),
                row,
                told.undo().map(undo -> new Benefits.Undo(undo.action(), undo.input())));
    }

    private Benefits.Effect consequence(String type, Effect.Outlook outlook, Language language) {
        if (outlook.kind().equals(Warn.SAID)) {
            var words = TextJson.read((String) outlook.facts().get("text"));
            return new Benefits.Effect(outlook.kind(), texts.render(type, words, language), "warning");
        }
        return Problems.consequence(outlook.kind(), outlook.facts(), outlook.warning(), language);
    }

    private record Sealed(long id, long poolId, long sealedAs, byte[] sealed, String kind) {}

    private List<Benefits.ShownKey> shown(long member, List<Long> numbers) {
        if (numbers.isEmpty()) {
            return List.of();
        }
        var found = store.forMember(member)
                .read(sql -> sql.query("select id, pool_id, sealed_as, sealed, kind from claimed_key"
                                + " where id = any(:ids) and member_id = :member order by id")
                        .bindArray("ids", Long.class, numbers)
                        .mapTo(Sealed.class)
                        .list());
        return found.stream()
                .map(key -> new Benefits.ShownKey(
                        Optional.of(PublicId.of(PublicId.Kind.KEY, member, key.id())),
                        KeyKind.valueOf(key.kind()),
                        Optional.of(open(key))))
                .toList();
    }

    private Secret open(Sealed key) {
        return keyring.open(key.poolId(), key.sealedAs(), key.sealed());
    }

    /**
     * The finished twin's answer, rebuilt from history (DESIGN rule 4); the caller's role was checked again before. The benefit has the
     * counters that it had then, and the status that these make today.
     */
    Answer<Benefits.Done> replayed(Caller caller, Gate.Place place, long history) {
        var result = store.forMember(place.member())
                .read(sql -> sql.query("select result from history where id = :id and member_id = :member"
                                + " and benefit_id = :benefit")
                        .bind("id", history)
                        .bind("benefit", place.benefit())
                        .mapTo(String.class)
                        .findOne());
        var snapshot = views.load(ViewRequest.page(place.member(), place.benefit(), caller.user()))
                .snapshot();
        if (result.isEmpty() || snapshot.isEmpty()) {
            return Answer.no(Gate.notFound(caller));
        }
        var kept = parse(result.get());
        var seat = numbers(kept.path("seats")).stream()
                .findFirst()
                .map(number -> PublicId.of(PublicId.Kind.ASSIGNMENT, place.member(), number));
        var after = Told.after(snapshot.get().benefit(), kept);
        return Answer.of(done(
                caller,
                false,
                true,
                Told.read(kept),
                shown(place.member(), numbers(kept.path("keys"))),
                seat,
                titles.row(snapshot.get(), after, caller.language())));
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("history holds no JSON", e);
        }
    }

    private static List<Long> numbers(JsonNode array) {
        var numbers = new ArrayList<Long>();
        array.forEach(number -> numbers.add(number.asLong()));
        return numbers;
    }
}
