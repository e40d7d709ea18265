package org.bestow.core.internal.catalog;

import java.util.Map;

/** What cannot change once it is there: the kind of a key pool, and the type of an item. */
final class FixedFields {

    private FixedFields() {}

    static Faults changed(CatalogDocument document, StoredCatalog stored) {
        var faults = new Faults();
        for (var pool : document.pools()) {
            var before = stored.pools().get(pool.code());
            if (before != null && before.kind() != pool.kind()) {
                faults.add(
                        pool.path() + "/kind",
                        "doc.pool-kind",
                        Map.of("code", pool.code(), "kind", StrictObject.wire(before.kind())));
            }
        }
        for (var owner : document.packages()) {
            for (var item : owner.items()) {
                stored.item(owner.code(), item.code())
                        .filter(before -> !before.type().equals(item.type()))
                        .ifPresent(before -> faults.add(
                                item.path() + "/type",
                                "doc.item-type",
                                Map.of("code", item.code(), "type", before.type())));
            }
        }
        return faults;
    }
}
