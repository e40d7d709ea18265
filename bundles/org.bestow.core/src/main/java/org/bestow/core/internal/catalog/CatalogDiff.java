package org.bestow.core.internal.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import org.bestow.api.Catalog;
import org.bestow.api.Catalog.Change;
import org.bestow.core.internal.catalog.CatalogDocument.ItemEntry;
import org.bestow.core.internal.catalog.CatalogDocument.PackageEntry;
import org.bestow.core.internal.catalog.StoredCatalog.Item;
import org.bestow.core.internal.catalog.StoredCatalog.StoredPackage;

/** What a document changes in the catalogue that is stored: the same as {@link CatalogWriter} writes. Not thread-safe. */
final class CatalogDiff {

    private final CatalogDocument document;
    private final StoredCatalog stored;
    private final BiFunction<String, Integer, JsonNode> schemas;
    private final List<Found> found = new ArrayList<>();

    /** @param schemas of settings, by type and version; missing where nothing is known */
    CatalogDiff(CatalogDocument document, StoredCatalog stored, BiFunction<String, Integer, JsonNode> schemas) {
        this.document = document;
        this.stored = stored;
        this.schemas = schemas;
    }

    /**
     * @param item whose benefits show what is different; empty where none does
     * @param pack likewise, for all items of a package
     */
    record Found(Catalog.Entry entry, OptionalLong item, OptionalLong pack) {

        private static Found unseen(
                String path, Optional<String> pack, Optional<String> item, Change change, List<Catalog.Field> fields) {
            var entry = new Catalog.Entry(path, pack, item, change, fields, 0, 0);
            return new Found(entry, OptionalLong.empty(), OptionalLong.empty());
        }

        private Found seenWithItem(long id) {
            return new Found(entry, OptionalLong.of(id), pack);
        }

        private Found seenWithPackage(long id) {
            return new Found(entry, item, OptionalLong.of(id));
        }
    }

    List<Found> entries() {
        for (var pool : document.pools()) {
            if (!stored.pools().containsKey(pool.code())) {
                var fields = new FieldChanges();
                fields.value("code", null, pool.code());
                fields.value("kind", null, StrictObject.wire(pool.kind()));
                found.add(Found.unseen(pool.path(), Optional.empty(), Optional.empty(), Change.ADDED, fields.list()));
            }
        }
        categories();
        packageOrder();
        var items = itemsOnSale();
        document.packages().forEach(entry -> compare(entry, items.getOrDefault(entry.code(), List.of())));
        removed(items);
        return found;
    }

    /** An entry's `item` is the category's type. */
    private void categories() {
        var kept = new HashSet<String>();
        for (var category : document.categories()) {
            var before = stored.categories().get(category.type());
            kept.add(category.type());
            var fields = new FieldChanges();
            fields.links("links", before == null ? "[]" : before, Links.json(category.links()));
            if (!fields.list().isEmpty()) {
                found.add(Found.unseen(
                        category.path(),
                        Optional.empty(),
                        Optional.of(category.type()),
                        before == null ? Change.ADDED : Change.CHANGED,
                        fields.list()));
            }
        }
        stored.categories().keySet().stream()
                .filter(type -> !kept.contains(type))
                .sorted()
                .forEach(type -> found.add(
                        Found.unseen("/categories", Optional.empty(), Optional.of(type), Change.REMOVED, List.of())));
    }

    private void packageOrder() {
        var before = stored.packages().values().stream()
                .filter(StoredPackage::onSale)
                .sorted(Comparator.comparing(StoredPackage::position).thenComparing(StoredPackage::id))
                .map(StoredPackage::code)
                .toList();
        var fields = new FieldChanges();
        Order.compare(
                before, document.packages().stream().map(PackageEntry::code).toList(), fields);
        if (!fields.list().isEmpty()) {
            found.add(Found.unseen("/packages", Optional.empty(), Optional.empty(), Change.CHANGED, fields.list()));
        }
    }

    /** By the code of their package, in their order. */
    private Map<String, List<Item>> itemsOnSale() {
        var codes = new HashMap<Long, String>();
        stored.packages().values().forEach(owner -> codes.put(owner.id(), owner.code()));
        var items = new HashMap<String, List<Item>>();
        stored.items().values().stream()
                .filter(Item::onSale)
                .sorted(Comparator.comparing(Item::position).thenComparing(Item::id))
                .forEach(item -> items.computeIfAbsent(codes.get(item.packageId()), code -> new ArrayList<>())
                        .add(item));
        return items;
    }

    private void compare(PackageEntry entry, List<Item> onSale) {
        var before = stored.packages().get(entry.code());
        var code = Optional.of(entry.code());
        if (before == null) {
            found.add(Found.unseen(entry.path(), code, Optional.empty(), Change.ADDED, List.of()));
        } else {
            var fields = new FieldChanges();
            fields.value("onSale", before.onSale(), true);
            fields.texts("title", before.title(), StoredCatalog.text(entry.title()));
            var seen = before.title().equals(StoredCatalog.text(entry.title()));
            fields.texts("description", before.description(), StoredCatalog.text(entry.description()));
            fields.value("validityDays", before.validityDays(), entry.validityDays());
            fields.links("links", before.links(), Links.json(entry.links()));
            Order.compare(
                    onSale.stream().map(Item::code).toList(),
                    entry.items().stream().map(ItemEntry::code).toList(),
                    fields);
            if (!fields.list().isEmpty()) {
                var one = Found.unseen(entry.path(), code, Optional.empty(), Change.CHANGED, fields.list());
                found.add(seen ? one : one.seenWithPackage(before.id()));
            }
        }
        entry.items().forEach(item -> compare(entry, item));
    }

    private void compare(PackageEntry owner, ItemEntry item) {
        var code = Optional.of(owner.code());
        var known = stored.item(owner.code(), item.code());
        if (known.isEmpty()) {
            found.add(Found.unseen(item.path(), code, Optional.of(item.code()), Change.ADDED, List.of()));
            return;
        }
        var before = known.get();
        var fields = new FieldChanges();
        fields.texts("title", before.title(), StoredCatalog.text(item.title()));
        fields.value("settingsVersion", before.settingsVersion(), item.settingsVersion());
        settings(before, item, fields);
        var seen = !fields.list().isEmpty();
        fields.value("onSale", before.onSale(), true);
        fields.value("quantity", before.quantity(), StoredCatalog.column(item.quantity()));
        fields.value("unit", StrictObject.wire(before.unit()), StrictObject.wire(item.unit()));
        fields.value(
                "activateWithinDays", before.activateWithinDays(), StoredCatalog.column(item.activateWithinDays()));
        if (!fields.list().isEmpty()) {
            var one = Found.unseen(item.path(), code, Optional.of(item.code()), Change.CHANGED, fields.list());
            found.add(seen ? one.seenWithItem(before.id()) : one);
        }
    }

    /** What either side calls secret is shown on neither. */
    private void settings(Item before, ItemEntry item, FieldChanges fields) {
        if (before.settings().equals(item.settings())) {
            return;
        }
        var was = FieldChanges.read(before.settings());
        var is = FieldChanges.read(item.settings());
        var hidden = Masks.places(was, schemas.apply(before.type(), before.settingsVersion()), "settings");
        hidden.addAll(Masks.places(is, schemas.apply(item.type(), item.settingsVersion()), "settings"));
        fields.settings("settings", was, is, hidden);
    }

    private void removed(Map<String, List<Item>> items) {
        var paths = new HashMap<String, String>();
        var kept = new HashSet<String>();
        for (var owner : document.packages()) {
            paths.put(owner.code(), owner.path() + "/items");
            owner.items().forEach(item -> kept.add(owner.code() + "/" + item.code()));
        }
        stored.packages().values().stream()
                .sorted(Comparator.comparing(StoredPackage::code))
                .forEach(owner -> {
                    var code = Optional.of(owner.code());
                    if (owner.onSale() && !paths.containsKey(owner.code())) {
                        found.add(Found.unseen("/packages", code, Optional.empty(), Change.REMOVED, List.of()));
                    }
                    var path = paths.getOrDefault(owner.code(), "/packages");
                    items.getOrDefault(owner.code(), List.of()).stream()
                            .map(Item::code)
                            .filter(item -> !kept.contains(owner.code() + "/" + item))
                            .sorted()
                            .forEach(item ->
                                    found.add(Found.unseen(path, code, Optional.of(item), Change.REMOVED, List.of())));
                });
    }

    /** Where things that stay changed places. */
    private static final class Order {

        private static final int MOST = 20;

        private Order() {}

        static void compare(List<String> before, List<String> after, FieldChanges fields) {
            var there = new HashSet<>(after);
            var old = before.stream().filter(there::contains).toList();
            var were = new HashSet<>(old);
            var now = after.stream().filter(were::contains).toList();
            var first = 0;
            while (first < old.size() && old.get(first).equals(now.get(first))) {
                first++;
            }
            var last = old.size();
            while (last > first && old.get(last - 1).equals(now.get(last - 1))) {
                last--;
            }
            if (first < last) {
                var end = Math.min(last, first + MOST);
                fields.value("order", old.subList(first, end), now.subList(first, end));
            }
        }
    }
}
