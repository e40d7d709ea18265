package org.bestow.core.internal.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bestow.api.Benefits;
import org.bestow.api.Language;
import org.bestow.api.Problem;
import org.bestow.core.internal.benefit.Snapshot;
import org.bestow.core.internal.effect.Outlooks;
import org.bestow.core.internal.text.Problems;
import org.bestow.core.internal.text.Texts;
import org.bestow.spi.Consequence;
import org.bestow.spi.Option;

/** Puts actions into words, in one language. Immutable. */
final class Offers {

    private final Texts texts;
    private final String type;
    private final Registration registration;
    private final Language language;

    Offers(Texts texts, String type, Registration registration, Language language) {
        this.texts = texts;
        this.type = type;
        this.registration = registration;
        this.language = language;
    }

    Benefits.Offer offer(Survey.Found found) {
        var name = found.asked().action();
        var action = registration.actions().get(name);
        var refusal = found.asked()
                .denied()
                .or(() -> found.fault().map(fault -> Problems.of(Problem.Kind.TYPE_FAULTY, language)))
                .or(() -> found.refusal().map(no -> texts.refused(type, no, language, List.of())));
        return new Benefits.Offer(
                name,
                texts.actionTitle(type, name, language),
                texts.find(type, "action." + name + ".description", Map.of(), language),
                consequences(action.info(), found),
                schema(action, found.options()),
                refusal);
    }

    String schema(Registration.Action action, Map<String, List<Option>> options) {
        return new SchemaWriter(texts, type, language, options)
                .write(action.input(), "input." + action.info().name());
    }

    private List<Benefits.Effect> consequences(ActionInfo action, Survey.Found found) {
        var effects = new ArrayList<Benefits.Effect>();
        for (var consequence : action.consequences()) {
            consequence(consequence, found.asked().view()).ifPresent(effects::add);
        }
        found.lockedUntil()
                .map(Outlooks::locksUntil)
                .ifPresent(outlook -> effects.add(
                        Problems.consequence(outlook.kind(), outlook.facts(), outlook.warning(), language)));
        return effects;
    }

    private Optional<Benefits.Effect> consequence(Consequence consequence, Snapshot snapshot) {
        return switch (consequence) {
            case ENDS_REFUND -> Outlooks.endsRefund(snapshot)
                    .map(outlook -> Problems.consequence(outlook.kind(), outlook.facts(), outlook.warning(), language));
            case IRREVERSIBLE -> Optional.of(Problems.consequence("irreversible", Map.of(), true, language));
            case SENDS_MAIL -> Optional.of(Problems.consequence("sends-mail", Map.of(), false, language));
        };
    }
}
