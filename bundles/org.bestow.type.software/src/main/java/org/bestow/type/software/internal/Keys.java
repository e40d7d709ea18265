package org.bestow.type.software.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bestow.spi.Decision;
import org.bestow.spi.Effects;
import org.bestow.spi.KeyKind;
import org.bestow.spi.Option;
import org.bestow.spi.Part;
import org.bestow.spi.Refusal;
import org.bestow.spi.Rule;
import org.bestow.spi.Status;
import org.bestow.spi.Text;
import org.bestow.spi.View;

/** The rules of taking, showing and noting keys. */
final class Keys {

    private Keys() {}

    /** Whether there is anything to take, before anybody said how many. */
    static Rule available(View<Settings> view) {
        var refusal = refusal(view, 1);
        return view.settings().hasKeys()
                ? refusal.map(Rule::refuse).orElseGet(Rule::ok)
                : Rule.absent(refusal.orElseThrow());
    }

    /** Of retail keys the counter tells how many are left: those that were taken matter to a limit of the day only. */
    static Set<Part> needed(Settings settings) {
        var limited = settings.dailyLimits().stream().anyMatch(limit -> limit.per() == DailyLimit.Per.PRODUCT);
        return settings.keyKind() == KeyKind.RETAIL && !limited ? Set.of() : Set.of(Part.KEYS);
    }

    static List<Option> editions(View<Settings> view) {
        return view.settings().editionKeys().stream()
                .map(key -> new Option(key.edition(), Text.of(key.edition())))
                .toList();
    }

    static Decision take(View<Settings> view, GetKeys input, Effects effects) {
        int count = input.count().orElse(1);
        var refusal = refusal(view, count);
        if (refusal.isPresent()) {
            return Decision.refused(refusal.get());
        }
        var settings = view.settings();
        var note = Stream.of(input.edition(), input.note())
                .flatMap(Optional::stream)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" · "));
        effects.takeKeys(settings.poolFor(input.edition()), settings.keyKind(), count, note);
        settings.dailyLimits().forEach(limit -> limit.guard(view, count, effects));
        effects.endsRefund();
        return Decision.done();
    }

    /** Shows one that was taken before: its refund was given up then. */
    static Decision show(View<Settings> view, ShowKey input, Effects effects) {
        effects.reveal(view.targetKey().ref());
        return Decision.done();
    }

    static Decision note(View<Settings> view, NoteKey input, Effects effects) {
        effects.note(view.targetKey().ref(), input.note().orElse(""));
        return Decision.done();
    }

    /** Once the benefit is over nothing new can be had of it. */
    static Optional<Refusal> over(View<Settings> view, String rule) {
        var benefit = view.benefit();
        if (benefit.status() != Status.EXPIRED) {
            return Optional.empty();
        }
        var last = view.today().isAfter(benefit.expires())
                ? benefit.expires()
                : benefit.activateBy().orElse(benefit.expires());
        return Optional.of(Refusal.of(rule).with("on", last));
    }

    private static Optional<Refusal> refusal(View<Settings> view, int count) {
        return noKeys(view)
                .or(() -> over(view, "keys-over"))
                .or(() -> notThere(view, count))
                .or(() -> view.settings().dailyLimits().stream()
                        .flatMap(limit -> limit.refusal(view, count).stream())
                        .findFirst());
    }

    private static Optional<Refusal> noKeys(View<Settings> view) {
        return view.settings().hasKeys()
                ? Optional.empty()
                : Optional.of(
                        Refusal.of("no-keys").with("product", view.settings().product()));
    }

    private static Optional<Refusal> notThere(View<Settings> view, int count) {
        var settings = view.settings();
        if (settings.keyKind() == KeyKind.RETAIL) {
            long left = view.benefit().left();
            return count <= left
                    ? Optional.empty()
                    : Optional.of(
                            Refusal.of("not-enough-left").with("asked", count).with("left", left));
        }
        if (!view.keys().isEmpty()) {
            return Optional.of(Refusal.of("key-taken").with("product", settings.product()));
        }
        return count == 1
                ? Optional.empty()
                : Optional.of(Refusal.of("one-key-only").with("asked", count));
    }
}
