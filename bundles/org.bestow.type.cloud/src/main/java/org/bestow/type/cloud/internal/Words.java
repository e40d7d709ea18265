package org.bestow.type.cloud.internal;

import java.util.Map;
import org.bestow.spi.Details;
import org.bestow.spi.Refusal;
import org.bestow.spi.Text;

/** Texts with their facts, on one line each. */
final class Words {

    private Words() {}

    static Text text(String key, Map<String, ?> facts) {
        var text = Text.key(key);
        for (var fact : facts.entrySet()) {
            text = text.with(fact.getKey(), fact.getValue());
        }
        return text;
    }

    static Refusal no(String rule, Map<String, ?> facts) {
        var refusal = Refusal.of(rule);
        for (var fact : facts.entrySet()) {
            refusal = refusal.with(fact.getKey(), fact.getValue());
        }
        return refusal;
    }

    static Details.Fact fact(String name, Text value) {
        return new Details.Fact(Text.key("fact." + name), value);
    }
}
