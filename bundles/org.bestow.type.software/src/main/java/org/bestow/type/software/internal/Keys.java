package org.bestow.type.software.internal;

import java.util.Optional;
import org.bestow.spi.Decision;
import org.bestow.spi.Effects;
import org.bestow.spi.KeyKind;
import org.bestow.spi.Refusal;
import org.bestow.spi.Rule;
import org.bestow.spi.View;

/** The rules of taking and showing keys. */
final class Keys {

    private Keys() {}

    /** Whether there is anything to take, before anybody said how many. */
    static Rule available(View<Settings> view) {
        return refusal(view, 1).map(Rule::refuse).orElseGet(Rule::ok);
    }

    static Decision take(View<Settings> view, GetKeys input, Effects effects) {
        int count = input.count().orElse(1);
        var refusal = refusal(view, count);
        if (refusal.isPresent()) {
            return Decision.refused(refusal.get());
        }
        var settings = view.settings();
        effects.takeKeys(settings.pool().orElseThrow(), settings.keyKind(), count);
        effects.endsRefund();
        return Decision.done();
    }

    /** Shows one that was taken before: its refund was given up then. */
    static Decision show(View<Settings> view, ShowKey input, Effects effects) {
        effects.reveal(view.targetKey().ref());
        return Decision.done();
    }

    private static Optional<Refusal> refusal(View<Settings> view, int count) {
        var settings = view.settings();
        if (!settings.hasKeys()) {
            return Optional.of(Refusal.of("no-keys").with("product", settings.product()));
        }
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
