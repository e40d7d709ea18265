package org.bestow.core.internal.catalog;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.bestow.api.Catalog;
import org.bestow.core.internal.catalog.CatalogDocument.ItemEntry;
import org.bestow.core.internal.catalog.SettingsCheck.Verdict;
import org.bestow.store.Sql;
import org.bestow.store.Store;

/**
 * Turns what is stored into what a document says, by batches of only what differs. What the document no longer has goes off sale and
 * stays for those who bought it. Not thread-safe; one for each transaction.
 */
final class CatalogWriter {

    private final Store store;
    private final StoredCatalog stored;
    private final ChunkedRows rows;
    private final PackageWriter packages;
    private final ItemWriter items;

    CatalogWriter(
            Sql sql,
            Store store,
            StoredCatalog stored,
            Map<ItemEntry, Verdict> verdicts,
            Function<StoredCatalog.Item, SealedSettings> seal,
            Consumer<Catalog.Progress> ear) {
        this.store = store;
        this.stored = stored;
        this.rows = new ChunkedRows(sql, ear);
        this.packages = new PackageWriter(rows, store, stored);
        this.items = new ItemWriter(rows, store, stored, verdicts, seal);
    }

    void write(CatalogDocument document) {
        writePools(document);
        writeCategories(document);
        var numbers = packages.write(document);
        items.write(document, numbers);
        packages.takeOffSale(numbers.keySet());
    }

    private void writePools(CatalogDocument document) {
        var fresh = document.pools().stream()
                .filter(pool -> !stored.pools().containsKey(pool.code()))
                .toList();
        rows.run(
                "insert into key_pool (id, code, kind, available, claimed) values (:id, :code, :kind, 0, 0)",
                fresh,
                (row, pool) -> row.bind("id", store.ids("key_pool_seq").next())
                        .bind("code", pool.code())
                        .bind("kind", pool.kind().name()));
    }

    private void writeCategories(CatalogDocument document) {
        var after = new TreeMap<String, String>();
        document.categories().forEach(category -> after.put(category.type(), Links.json(category.links())));
        var different = new TreeSet<>(stored.categories().keySet());
        different.addAll(after.keySet());
        different.removeIf(type -> Objects.equals(stored.categories().get(type), after.get(type)));
        rows.run(
                "delete from category_link where type = :type",
                List.copyOf(different),
                (row, type) -> row.bind("type", type));
        rows.run(
                "insert into category_link (type, links) values (:type, :links)",
                different.stream().filter(after::containsKey).toList(),
                (row, type) -> row.bind("type", type).bind("links", after.get(type)));
    }
}
