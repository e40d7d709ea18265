package org.bestow.core.internal.catalog;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.bestow.api.Language;
import org.bestow.api.Problem;
import org.bestow.core.internal.catalog.CatalogDocument.CategoryEntry;
import org.bestow.core.internal.catalog.CatalogDocument.ItemEntry;
import org.bestow.core.internal.catalog.CatalogDocument.PackageEntry;
import org.bestow.core.internal.catalog.CatalogDocument.PoolEntry;
import org.bestow.core.internal.text.CoreTexts;
import org.bestow.core.internal.text.OperatorTexts;
import org.bestow.spi.KeyKind;
import org.bestow.spi.Unit;

/** Reads a catalogue document by itself, without the database and without any type. */
final class DocumentReader {

    private static final int FORMAT = 1;
    private static final int MOST_PACKAGES = 1_000;
    private static final int MOST_ITEMS = 20_000;
    private static final int MOST_POOLS = 10_000;
    private static final int MOST_CATEGORIES = 100;
    private static final int MOST_DAYS = 36_500;
    private static final long MOST_UNITS = 1_000_000_000L;
    private static final int SETTINGS = 200_000;
    private static final List<KeyKind> POOL_KINDS =
            Stream.of(KeyKind.values()).filter(kind -> kind != KeyKind.NONE).toList();

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private DocumentReader() {}

    /** The tree of a document. @throws Malformed if it is no JSON */
    static JsonNode parse(String document) throws Malformed {
        try {
            var root = JSON.readTree(document);
            return root == null ? JSON.missingNode() : root;
        } catch (JacksonException e) {
            throw new Malformed(e);
        }
    }

    /** What the tree says; not to be used if there are faults afterwards. */
    static CatalogDocument read(JsonNode root, Faults faults) {
        var top = new StrictObject(root, "", faults, Set.of("format", "keyPools", "categories", "packages"));
        if (!root.isObject()) {
            return new CatalogDocument(List.of(), List.of(), List.of(), "");
        }
        if (top.integer("format", 0, Integer.MAX_VALUE) != FORMAT) {
            faults.add("/format", "doc.format", Map.of("format", FORMAT));
        }
        requireStorable(root, "", faults);
        var pools = pools(top);
        var categories = categories(top, faults);
        var packages = packages(top, faults);
        var digest = faults.none() ? Canonical.digest(pools, categories, packages) : "";
        return new CatalogDocument(pools, categories, packages, digest);
    }

    /** It is no JSON. */
    static final class Malformed extends Exception {

        private static final long serialVersionUID = 1;

        private final int line;
        private final int column;

        Malformed(JacksonException cause) {
            super(cause);
            var location = cause.getLocation();
            line = location == null ? 1 : Math.max(location.getLineNr(), 1);
            column = location == null ? 1 : Math.max(location.getColumnNr(), 1);
        }

        Problem problem(Language language) {
            return Problem.of(
                    Problem.Kind.MALFORMED,
                    CoreTexts.of("problem.malformed.title", language),
                    OperatorTexts.of(
                            "malformed.detail",
                            language,
                            Map.of("line", String.valueOf(line), "column", String.valueOf(column))));
        }
    }

    private static List<PoolEntry> pools(StrictObject top) {
        var codes = new HashSet<String>();
        return top.objects("keyPools", true, MOST_POOLS, "code", "kind").stream()
                .map(pool ->
                        new PoolEntry(pool.path(), pool.uniqueCode("code", codes), pool.choice("kind", POOL_KINDS)))
                .toList();
    }

    private static List<CategoryEntry> categories(StrictObject top, Faults faults) {
        var types = new HashSet<String>();
        return top.objects("categories", true, MOST_CATEGORIES, "type", "links").stream()
                .map(category -> new CategoryEntry(
                        category.path(), category.uniqueCode("type", types), Links.read(category, faults)))
                .filter(category -> !category.links().isEmpty())
                .toList();
    }

    private static List<PackageEntry> packages(StrictObject top, Faults faults) {
        var codes = new HashSet<String>();
        var packages = new ArrayList<PackageEntry>();
        for (var entry : top.objects(
                "packages", false, MOST_PACKAGES, "code", "title", "description", "validityDays", "links", "items")) {
            packages.add(new PackageEntry(
                    entry.path(),
                    entry.uniqueCode("code", codes),
                    entry.localized("title", Line.TITLE),
                    entry.localized("description", Line.DESCRIPTION),
                    (int) entry.integer("validityDays", 1, MOST_DAYS),
                    Links.read(entry, faults),
                    items(entry, faults)));
        }
        return List.copyOf(packages);
    }

    private static List<ItemEntry> items(StrictObject owner, Faults faults) {
        var codes = new HashSet<String>();
        var items = new ArrayList<ItemEntry>();
        for (var item : owner.objects(
                "items",
                false,
                MOST_ITEMS,
                "code",
                "type",
                "title",
                "quantity",
                "unit",
                "activateWithinDays",
                "settingsVersion",
                "settings")) {
            var within = item.optionalInteger("activateWithinDays", true, 1, MOST_DAYS);
            items.add(new ItemEntry(
                    item.path(),
                    item.uniqueCode("code", codes),
                    item.code("type"),
                    item.localized("title", Line.TITLE),
                    item.optionalInteger("quantity", false, 1, MOST_UNITS),
                    item.choice("unit", List.of(Unit.values())),
                    within.isPresent() ? OptionalInt.of((int) within.getAsLong()) : OptionalInt.empty(),
                    (int) item.integer("settingsVersion", 1, 1_000),
                    settings(item, faults)));
        }
        return List.copyOf(items);
    }

    private static String settings(StrictObject item, Faults faults) {
        var settings = Canonical.text(item.object("settings"));
        if (settings.length() > SETTINGS) {
            faults.add(item.at("settings"), "doc.settings-length", Map.of("max", SETTINGS));
        }
        return settings;
    }

    /** No database takes NUL, or half of a character. */
    private static void requireStorable(JsonNode node, String path, Faults faults) {
        if (node.isTextual() && !storable(node.textValue())) {
            faults.add(path, "doc.text");
        }
        node.properties().forEach(field -> {
            var place = path + "/" + field.getKey().replace("~", "~0").replace("/", "~1");
            if (!storable(field.getKey())) {
                faults.add(path, "doc.text");
            } else {
                requireStorable(field.getValue(), place, faults);
            }
        });
        if (node.isArray()) {
            for (int index = 0; index < node.size(); index++) {
                requireStorable(node.get(index), path + "/" + index, faults);
            }
        }
    }

    private static boolean storable(String text) {
        return text.codePoints().noneMatch(c -> c == 0 || c <= 0xffff && Character.isSurrogate((char) c));
    }
}
