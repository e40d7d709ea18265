package org.bestow.core.internal.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.bestow.core.internal.catalog.CatalogDocument.CategoryEntry;
import org.bestow.core.internal.catalog.CatalogDocument.ItemEntry;
import org.bestow.core.internal.catalog.CatalogDocument.PackageEntry;
import org.bestow.core.internal.catalog.CatalogDocument.PoolEntry;
import org.bestow.spi.Localized;

/** One form for all documents that say the same: whatever the order of fields and pools, and what is left out or null. */
final class Canonical {

    private static final ObjectMapper SORTED =
            JsonMapper.builder().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

    private Canonical() {}

    /** A value with the fields of its objects in order. */
    static String text(JsonNode node) {
        try {
            return SORTED.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a parsed document could not be written", e);
        }
    }

    static String digest(List<PoolEntry> pools, List<CategoryEntry> categories, List<PackageEntry> packages) {
        var root = SORTED.createObjectNode();
        var kinds = root.putObject("keyPools");
        pools.stream()
                .sorted(Comparator.comparing(PoolEntry::code))
                .forEach(pool -> kinds.put(pool.code(), pool.kind().name()));
        // what a document need not have is not in the form of those that do not have it
        if (!categories.isEmpty()) {
            var links = root.putObject("categories");
            categories.forEach(
                    category -> links.putRawValue(category.type(), new RawValue(Links.json(category.links()))));
        }
        var list = root.putArray("packages");
        for (var entry : packages) {
            var owner = list.addObject()
                    .put("code", entry.code())
                    .putRawValue("title", texts(entry.title()))
                    .putRawValue("description", texts(entry.description()))
                    .put("validityDays", entry.validityDays());
            if (!entry.links().isEmpty()) {
                owner.putRawValue("links", new RawValue(Links.json(entry.links())));
            }
            var items = owner.putArray("items");
            entry.items().forEach(item -> items.add(item(item)));
        }
        try {
            var sum = MessageDigest.getInstance("SHA-256");
            SORTED.writeValue(new DigestOutputStream(OutputStream.nullOutputStream(), sum), root);
            return HexFormat.of().formatHex(sum.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256", e);
        } catch (IOException e) {
            throw new UncheckedIOException("nothing is written to", e);
        }
    }

    private static JsonNode item(ItemEntry item) {
        return SORTED.createObjectNode()
                .put("code", item.code())
                .put("type", item.type())
                .putRawValue("title", texts(item.title()))
                .put("quantity", item.quantity().isPresent() ? item.quantity().getAsLong() : null)
                .put("unit", item.unit().name())
                .put(
                        "activateWithinDays",
                        item.activateWithinDays().isPresent()
                                ? item.activateWithinDays().getAsInt()
                                : null)
                .put("settingsVersion", item.settingsVersion())
                .putRawValue("settings", new RawValue(item.settings()));
    }

    static RawValue texts(Localized text) {
        return new RawValue(StoredCatalog.text(text));
    }
}
