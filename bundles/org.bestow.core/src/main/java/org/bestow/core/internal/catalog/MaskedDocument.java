package org.bestow.core.internal.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * A catalogue's document on its way out or in: no secret leaves the platform in it, and none is lost when it comes back. Documents are
 * kept masked; only `package_item` holds what is behind. Not thread-safe.
 */
final class MaskedDocument {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final BiFunction<String, Integer, JsonNode> schemas;

    /** @param schemas of settings, by type and version; missing where nothing is known */
    MaskedDocument(BiFunction<String, Integer, JsonNode> schemas) {
        this.schemas = schemas;
    }

    /** An item of the document that has settings. @param path pointer of the settings */
    private record Place(String packageCode, String code, ObjectNode item, String path) {

        private JsonNode settings() {
            return item.path("settings");
        }
    }

    /** The document as it was imported, if nothing of it is secret; else written anew, with its masks. */
    String toKeep(String document, JsonNode root) {
        var changed = false;
        for (var place : places(root)) {
            var version = place.item().path("settingsVersion").asInt();
            changed |= replace(
                    place,
                    Masks.masked(
                            place.settings(),
                            schemas.apply(place.item().path("type").asText(), version)));
        }
        return changed ? written(root) : document;
    }

    /** What is kept, with all that may be shown now of what is stored. */
    String toShow(String kept, StoredCatalog stored) {
        var root = parsed(kept);
        var changed = false;
        for (var place : places(root)) {
            var item = stored.item(place.packageCode(), place.code());
            if (item.isPresent()) {
                var schema = schemas.apply(item.get().type(), item.get().settingsVersion());
                changed |= replace(place, Masks.masked(parsed(item.get().settings()), schema));
            }
        }
        return changed ? written(root) : kept;
    }

    static boolean hasMasks(JsonNode root) {
        return places(root).stream().anyMatch(place -> Masks.in(place.settings()));
    }

    /** Puts what is stored in the place of each mask; where nothing is, that is a fault. */
    static void restore(JsonNode root, StoredCatalog stored, Faults faults) {
        for (var place : places(root)) {
            var before = stored.item(place.packageCode(), place.code())
                    .map(item -> parsed(item.settings()))
                    .orElseGet(MissingNode::getInstance);
            place.item().set("settings", Masks.restored(place.settings(), before, place.path(), faults));
        }
    }

    private static boolean replace(Place place, JsonNode settings) {
        if (settings.equals(place.settings())) {
            return false;
        }
        place.item().set("settings", settings);
        return true;
    }

    /** Whatever is wrong with the document is passed over here. */
    private static List<Place> places(JsonNode root) {
        var found = new ArrayList<Place>();
        var packages = root.path("packages");
        for (int index = 0; index < packages.size(); index++) {
            var owner = packages.path(index);
            var items = owner.path("items");
            for (int place = 0; place < items.size(); place++) {
                if (items.path(place) instanceof ObjectNode item && item.has("settings")) {
                    found.add(new Place(
                            owner.path("code").asText(),
                            item.path("code").asText(),
                            item,
                            "/packages/" + index + "/items/" + place + "/settings"));
                }
            }
        }
        return found;
    }

    static JsonNode parsed(String json) {
        try {
            return DocumentReader.parse(json);
        } catch (DocumentReader.Malformed e) {
            throw new IllegalStateException("what is stored is no JSON", e);
        }
    }

    private static String written(JsonNode root) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a parsed document could not be written", e);
        }
    }
}
