package org.bestow.core.internal.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.bestow.core.internal.catalog.StoredCatalog.StoredPackage;
import org.bestow.store.Store;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The packages of a document on their way into the tables. Not thread-safe. */
final class PackageWriter {

    private final ChunkedRows rows;
    private final Store store;
    private final StoredCatalog stored;

    PackageWriter(ChunkedRows rows, Store store, StoredCatalog stored) {
        this.rows = rows;
        this.store = store;
        this.stored = stored;
    }

    /** Gives back the packages' numbers by code. */
    Map<String, Long> write(CatalogDocument document) {
        var numbers = new HashMap<String, Long>();
        var fresh = new ArrayList<StoredPackage>();
        var changed = new ArrayList<StoredPackage>();
        var renamed = new ArrayList<Long>();
        for (int position = 0; position < document.packages().size(); position++) {
            var entry = document.packages().get(position);
            var before = stored.packages().get(entry.code());
            var after = new StoredPackage(
                    before == null ? store.ids("package_seq").next() : before.id(),
                    entry.code(),
                    StoredCatalog.text(entry.title()),
                    StoredCatalog.text(entry.description()),
                    position,
                    entry.validityDays(),
                    Links.json(entry.links()),
                    true);
            numbers.put(entry.code(), after.id());
            if (before == null) {
                fresh.add(after);
            } else if (!after.equals(before)) {
                changed.add(after);
                if (!before.title().equals(after.title())) {
                    renamed.add(after.id());
                }
            }
        }
        rows.run(
                "insert into package (id, code, title, description, position, validity_days, links, on_sale)"
                        + " values (:id, :code, :title, :description, :position, :days, :links, true)",
                fresh,
                PackageWriter::bind);
        changed.sort(Comparator.comparing(StoredPackage::id));
        rows.run(
                "update package set title = :title, description = :description, position = :position,"
                        + " validity_days = :days, links = :links, on_sale = true where id = :id and code = :code",
                changed,
                PackageWriter::bind);
        // Who keeps items in memory keeps the title of their package with them.
        renamed.sort(Comparator.naturalOrder());
        rows.run("update package_item set revision = :version where package_id = :id", renamed, (row, id) -> row.bind(
                        "version", stored.version() + 1)
                .bind("id", id));
        return numbers;
    }

    private static void bind(PreparedBatch rows, StoredPackage row) {
        rows.bind("id", row.id())
                .bind("code", row.code())
                .bind("title", row.title())
                .bind("description", row.description())
                .bind("position", row.position())
                .bind("days", row.validityDays())
                .bind("links", row.links());
    }

    /** @param kept codes of those that the document has */
    void takeOffSale(Set<String> kept) {
        var gone = stored.packages().values().stream()
                .filter(row -> row.onSale() && !kept.contains(row.code()))
                .map(StoredPackage::id)
                .sorted()
                .toList();
        rows.run("update package set on_sale = false where id = :id", gone, (row, id) -> row.bind("id", id));
    }
}
