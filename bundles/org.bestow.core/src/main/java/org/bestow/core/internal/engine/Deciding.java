package org.bestow.core.internal.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.bestow.api.Caller;
import org.bestow.core.internal.benefit.Snapshot;
import org.bestow.core.internal.effect.Decided;
import org.bestow.spi.Part;
import org.bestow.spi.Refusal;
import org.bestow.spi.View;

/** One decision, to be run on a thread of its type: data in, data out. */
final class Deciding implements Supplier<Deciding.Reply> {

    /** A decision, or what the record of the input refused before anybody was asked. */
    sealed interface Reply {}

    record Made(Decided decided) implements Reply {}

    record Refused(String path, String reason) implements Reply {}

    private final Registration type;
    private final Registration.Action action;
    private final Snapshot snapshot;
    private final Caller caller;
    private final String input;

    Deciding(Registration type, Registration.Action action, Snapshot snapshot, Caller caller, String input) {
        this.type = type;
        this.action = action;
        this.snapshot = snapshot;
        this.caller = caller;
        this.input = input;
    }

    @Override
    public Reply get() {
        var tree = parse();
        Record input;
        try {
            input = (Record) Decoder.decode(tree, action.input(), "");
        } catch (Rejected e) {
            return new Refused(e.path(), e.getMessage());
        }
        return new Made(decide(tree, input));
    }

    private Decided decide(JsonNode tree, Record input) {
        var view = new SnapshotView(type, snapshot, caller, parts());
        var effects = new Recorder(type, snapshot);
        try {
            var no = action.available().apply(view).refusal().or(() -> notOffered(view, tree));
            if (no.isPresent()) {
                return new Decided(List.of(), Optional.empty(), Map.of(), no);
            }
            var decision = action.decide().decide(view, input, effects);
            action.lockedUntil().apply(view).ifPresent(effects::locksUntil);
            return effects.decided(decision);
        } finally {
            effects.end();
            view.end();
        }
    }

    /** Also where more was loaded, because it was not known yet: the type shall see the same each time. */
    private Set<Part> parts() {
        var info = action.info();
        if (action.partsFor().isEmpty()) {
            return info.parts();
        }
        var item = snapshot.item();
        return info.needed().on(item).orElseGet(() -> {
            var told =
                    Set.copyOf(action.partsFor().get().apply(type.settings(item.settings(), item.settingsVersion())));
            if (!info.parts().containsAll(told)) {
                throw new IllegalStateException("the action does not say that it reads " + told);
            }
            info.needed().tell(item, told);
            return told;
        });
    }

    private JsonNode parse() {
        try {
            return Json.parse(input);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the input was canonical", e);
        }
    }

    /** Choices are checked here because only a view can tell them. */
    private Optional<Refusal> notOffered(View<Record> view, JsonNode tree) {
        for (var field : action.input().fields()) {
            var value = tree.path(field.name());
            if (field.choice().isPresent() && value.isTextual()) {
                var options = type.options().get(field.choice().get()).apply(view);
                if (options.stream().noneMatch(option -> option.value().equals(value.textValue()))) {
                    return Optional.of(Refusal.of("choice-unknown").with("value", value.textValue()));
                }
            }
        }
        return Optional.empty();
    }
}
