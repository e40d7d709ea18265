package org.bestow.core.internal.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bestow.core.internal.benefit.Snapshot;
import org.bestow.core.internal.effect.Decided;
import org.bestow.core.internal.effect.Effect;
import org.bestow.core.internal.text.TextJson;
import org.bestow.spi.Text;

/**
 * What an answer says beside keys and seats. Kept in history as data and not as words, so that a twin is answered the same in its own
 * language; only where there can be a twin. Holds no secret. Immutable.
 */
public record Told(List<Effect.Outlook> consequences, Map<String, Text> results, Optional<Decided.Undo> undo) {

    public static final Told NOTHING = new Told(List.of(), Map.of(), Optional.empty());

    public Told {
        consequences = List.copyOf(consequences);
        results = Map.copyOf(results);
    }

    /** @param snapshot on which it was decided */
    public static Told of(Snapshot snapshot, List<Effect> effects, Decided decided) {
        var consequences = effects.stream()
                .flatMap(effect -> effect.outlook(snapshot).stream())
                .toList();
        return new Told(consequences, decided.results(), decided.undo());
    }

    /** Adds it to the result of a history entry, with the benefit's counters as the action left them. */
    void write(ObjectNode result, Snapshot.BenefitRow after) {
        result.put("used", after.used()).put("pending", after.pending()).put("version", after.version());
        after.activatedOn().ifPresent(day -> result.put("activatedOn", day.toString()));
        if (!consequences.isEmpty()) {
            var list = result.putArray("consequences");
            for (var consequence : consequences) {
                var item = list.addObject().put("kind", consequence.kind()).put("warning", consequence.warning());
                var facts = item.putObject("facts");
                new TreeMap<>(consequence.facts()).forEach((name, fact) -> facts.set(name, fact(fact)));
            }
        }
        if (!results.isEmpty()) {
            var texts = result.putObject("texts");
            new TreeMap<>(results).forEach((name, text) -> texts.put(name, TextJson.write(text)));
        }
        undo.ifPresent(action ->
                result.putObject("undo").put("action", action.action()).put("input", action.input()));
    }

    private static JsonNode fact(Object fact) {
        var nodes = JsonNodeFactory.instance;
        return fact instanceof Number number ? nodes.numberNode(number.longValue()) : nodes.textNode(fact.toString());
    }

    /** What {@link #write} added; nothing for an entry that had no idempotency key. */
    public static Told read(JsonNode result) {
        var consequences = new ArrayList<Effect.Outlook>();
        for (var item : result.path("consequences")) {
            var facts = new LinkedHashMap<String, Object>();
            item.path("facts")
                    .properties()
                    .forEach(fact -> facts.put(
                            fact.getKey(),
                            fact.getValue().isNumber()
                                    ? (Object) fact.getValue().asLong()
                                    : fact.getValue().asText()));
            consequences.add(new Effect.Outlook(
                    item.path("kind").asText(), facts, item.path("warning").asBoolean()));
        }
        var results = new LinkedHashMap<String, Text>();
        result.path("texts")
                .properties()
                .forEach(text ->
                        results.put(text.getKey(), TextJson.read(text.getValue().asText())));
        var undo = result.path("undo");
        return new Told(
                consequences,
                results,
                undo.isMissingNode()
                        ? Optional.empty()
                        : Optional.of(new Decided.Undo(
                                undo.path("action").asText(), undo.path("input").asText())));
    }

    /** The benefit with the counters that the action left. */
    public static Snapshot.BenefitRow after(Snapshot.BenefitRow benefit, JsonNode result) {
        var activatedOn = result.path("activatedOn");
        return benefit.with(
                result.path("used").asLong(),
                result.path("pending").asLong(),
                activatedOn.isMissingNode() ? Optional.empty() : Optional.of(LocalDate.parse(activatedOn.asText())),
                result.path("version").asLong());
    }
}
