package org.bestow.core.internal.text;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bestow.api.Language;
import org.bestow.api.Problem;
import org.bestow.spi.Refusal;
import org.bestow.spi.Text;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Renders what types say, also after they are gone: asked language, then English, then the platform's own text of that key, then the
 * key. Thread-safe.
 */
@Component(service = Texts.class, immediate = true) // keeps what the registry taught it
public final class Texts {

    private final Map<String, TypeTexts> types = new ConcurrentHashMap<>();

    @Activate
    public Texts() {
        // empty until the registry has read what it knows
    }

    /** Takes over the texts of a type, instead of older ones. */
    public void learn(String type, TypeTexts texts) {
        types.put(type, texts);
    }

    /** A text that a type made, with its facts. */
    public String render(String type, Text text, Language language) {
        if (text.literal().isPresent()) {
            return Phrase.fill(
                    text.literal().get().in(language.tag()),
                    text.facts(),
                    language,
                    nested -> render(type, nested, language));
        }
        return find(type, text.key(), text.facts(), language).orElse(text.key());
    }

    /** A text by its key; empty when neither the type nor the platform has it. */
    public Optional<String> find(String type, String key, Map<String, ?> facts, Language language) {
        return types.getOrDefault(type, TypeTexts.NONE)
                .find(key, language)
                .map(pattern -> Phrase.fill(pattern, facts, language, nested -> render(type, nested, language)))
                .or(() -> CoreTexts.find(key, language, facts));
    }

    /** The category's name; of one that was never deployed the platform's own word or the id. */
    public String title(String type, Language language) {
        return find(type, "type.title", Map.of(), language)
                .or(() -> CoreTexts.find("category." + type, language, Map.of()))
                .orElse(type);
    }

    /** The action's name, as on its button. */
    public String actionTitle(String type, String action, Language language) {
        return find(type, "action." + action + ".title", Map.of(), language).orElse(action);
    }

    /** A type's rule said no. */
    public Problem refused(String type, Refusal refusal, Language language, List<Problem.Helper> helpers) {
        var key = "refusal." + refusal.rule();
        var title = find(type, key + ".title", refusal.facts(), language)
                .orElseGet(() -> CoreTexts.of("problem.refusal.title", language));
        var detail = find(type, key, refusal.facts(), language)
                .orElseGet(() -> CoreTexts.of("problem.refusal.detail", language, Map.of("rule", refusal.rule())));
        var facts = Problems.wire(refusal.facts(), text -> render(type, text, language));
        return Problems.refusal(refusal.rule(), title, detail, facts, refusal.nextAllowedAt(), helpers);
    }
}
