package org.bestow.core.internal.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bestow.api.Catalog;
import org.bestow.api.Secret;

/**
 * Collects what is different between two states of one thing, leaf by leaf; equal leaves are left out. Keeps the first 100 and counts
 * the others. Not thread-safe.
 */
final class FieldChanges {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST = 100;
    private static final int LONGEST = 500;
    private static final String HIDDEN = "\"" + Secret.MASK + "\"";

    private final List<Catalog.Field> found = new ArrayList<>();
    private int others;

    void value(String name, Object before, Object after) {
        leaf(name, JSON.valueToTree(before), JSON.valueToTree(after), false);
    }

    /** Two texts of JSON; the same texts are not even read. */
    void texts(String name, String before, String after) {
        if (!before.equals(after)) {
            shown(name, read(before), read(after));
        }
    }

    /**
     * Settings; of what is hidden no value is shown.
     *
     * @param hidden places of leaves, each after the name
     */
    void settings(String name, JsonNode before, JsonNode after, Set<String> hidden) {
        compare(name, before, after, hidden);
    }

    /** Two lists of links, of which nothing is secret; an empty one is as none. */
    void links(String name, String before, String after) {
        if (!before.equals(after)) {
            compare(name, some(read(before)), some(read(after)), Set.of());
        }
    }

    private static JsonNode some(JsonNode list) {
        return list.isEmpty() ? MissingNode.getInstance() : list;
    }

    List<Catalog.Field> list() {
        var all = new ArrayList<>(found);
        if (others > 0) {
            all.add(new Catalog.Field("…", "null", String.valueOf(others)));
        }
        return all;
    }

    private void shown(String name, JsonNode before, JsonNode after) {
        var names = new TreeSet<String>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        names.forEach(each -> leaf(name + "/" + each, before.path(each), after.path(each), false));
    }

    private void compare(String name, JsonNode before, JsonNode after, Set<String> hidden) {
        if (before.equals(after)) {
            return;
        }
        var none = MissingNode.getInstance();
        if (before.isObject() != after.isObject() && before.isContainerNode() && after.isContainerNode()) {
            compare(name, before, none, hidden);
            compare(name, none, after, hidden);
        } else if (members(before) || members(after)) {
            if (!members(before) && !before.isMissingNode()) {
                leaf(name, before, none, hidden.contains(name));
            }
            if (!members(after) && !after.isMissingNode()) {
                leaf(name, none, after, hidden.contains(name));
            }
            if (before.isObject() || after.isObject()) {
                var names = new TreeSet<String>();
                before.fieldNames().forEachRemaining(names::add);
                after.fieldNames().forEachRemaining(names::add);
                names.forEach(each -> compare(Masks.place(name, each), before.path(each), after.path(each), hidden));
            } else {
                for (int index = 0; index < Math.max(before.size(), after.size()); index++) {
                    compare(name + "/" + index, before.path(index), after.path(index), hidden);
                }
            }
        } else {
            leaf(name, before, after, hidden.contains(name));
        }
    }

    /** Whether it is compared part by part. */
    private static boolean members(JsonNode node) {
        return node.isContainerNode() && !node.isEmpty();
    }

    private void leaf(String name, JsonNode before, JsonNode after, boolean hide) {
        if (before.equals(after)) {
            return;
        }
        if (found.size() == MOST) {
            others++;
            return;
        }
        found.add(new Catalog.Field(name, json(before, hide), json(after, hide)));
    }

    private static String json(JsonNode node, boolean hide) {
        if (node.isMissingNode() || node.isNull()) {
            return "null";
        }
        if (hide) {
            return HIDDEN;
        }
        if (node.isTextual() && node.textValue().length() > LONGEST) {
            var end = node.textValue()
                    .offsetByCodePoints(0, Math.min(LONGEST, node.textValue().codePointCount(0, LONGEST)));
            return JsonNodeFactory.instance
                    .textNode(node.textValue().substring(0, end) + "…")
                    .toString();
        }
        return node.toString();
    }

    static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what is stored is no JSON", e);
        }
    }
}
