package org.bestow.core.internal.catalog;

import java.net.URI;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.bestow.spi.KeyKind;
import org.bestow.spi.Localized;
import org.bestow.spi.Unit;

/**
 * A document that is well-formed in itself; paths are JSON pointers into it. Immutable.
 *
 * @param digest of the canonical form: equal for documents that say the same
 */
record CatalogDocument(
        List<PoolEntry> pools, List<CategoryEntry> categories, List<PackageEntry> packages, String digest) {

    record PoolEntry(String path, String code, KeyKind kind) {}

    /** A category with what to read besides; those that have nothing are left out. */
    record CategoryEntry(String path, String type, List<LinkEntry> links) {}

    record LinkEntry(Localized label, URI href) {}

    /** @param validityDays how long a purchase lasts */
    record PackageEntry(
            String path,
            String code,
            Localized title,
            Localized description,
            int validityDays,
            List<LinkEntry> links,
            List<ItemEntry> items) {}

    /**
     * @param quantity empty: unlimited
     * @param settings JSON object for the type
     */
    record ItemEntry(
            String path,
            String code,
            String type,
            Localized title,
            OptionalLong quantity,
            Unit unit,
            OptionalInt activateWithinDays,
            int settingsVersion,
            String settings) {
        /** Without the settings, which may be secret. */
        @Override
        public String toString() {
            return "item " + code + " at " + path;
        }
    }

    int itemCount() {
        return packages.stream().mapToInt(entry -> entry.items().size()).sum();
    }
}
