package org.bestow.core.internal.catalog;

import java.util.List;
import java.util.Map;
import org.bestow.api.Catalog;
import org.bestow.api.Catalog.Imported;
import org.bestow.core.internal.catalog.CatalogDocument.ItemEntry;
import org.bestow.core.internal.catalog.SettingsCheck.State;
import org.bestow.core.internal.catalog.SettingsCheck.Verdict;

/**
 * A document with what the types said of its settings.
 *
 * @param verdicts of every item, by the very entry of the document
 */
record CheckedDocument(CatalogDocument document, Map<ItemEntry, Verdict> verdicts) {

    List<ItemEntry> unchecked() {
        return document.packages().stream()
                .flatMap(owner -> owner.items().stream())
                .filter(item -> verdicts.get(item).state() == State.UNCHECKED)
                .toList();
    }

    Imported imported(long version, boolean dryRun, Catalog.Difference difference) {
        var paths = unchecked().stream().map(ItemEntry::path).toList();
        return new Imported(
                version, document.packages().size(), document.itemCount(), paths, false, dryRun, difference);
    }
}
