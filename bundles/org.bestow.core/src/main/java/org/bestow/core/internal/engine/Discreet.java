package org.bestow.core.internal.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bestow.api.Secret;

/** What a plug-in says of data, without the secrets in these: it may quote what it does not like. */
final class Discreet {

    private Discreet() {}

    /** The words with a mask instead of each value of the data that the shape calls secret. */
    static String of(String words, JsonNode data, Shape shape) {
        var secrets = new ArrayList<String>();
        collect(data, shape, secrets);
        secrets.sort(Comparator.comparingInt(String::length).reversed());
        var said = words;
        for (var secret : secrets) {
            said = said.replace(secret, Secret.MASK);
        }
        return said;
    }

    private static void collect(JsonNode node, Shape shape, List<String> secrets) {
        if (shape instanceof Shape.Struct struct) {
            struct.fields().forEach(field -> {
                var value = node.path(field.name());
                if (field.secret() && !value.asText().isEmpty()) {
                    secrets.add(value.asText());
                }
                collect(value, field.shape(), secrets);
            });
        } else if (shape instanceof Shape.Maybe maybe) {
            collect(node, maybe.of(), secrets);
        } else if (shape instanceof Shape.Many many) {
            node.forEach(each -> collect(each, many.of(), secrets));
        } else if (shape instanceof Shape.Named named) {
            node.forEach(each -> collect(each, named.of(), secrets));
        }
    }
}
