package org.bestow.core.internal.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.bestow.core.internal.keys.SettingsSeal;
import org.bestow.spi.KeyKind;
import org.bestow.spi.Localized;
import org.bestow.spi.Unit;
import org.bestow.store.Sql;

/**
 * The catalogue as it is in the database, by codes. Not thread-safe.
 *
 * @param categories their links, by type
 */
record StoredCatalog(
        long version,
        String digest,
        Map<String, Pool> pools,
        Map<String, String> categories,
        Map<String, StoredPackage> packages,
        Map<ItemKey, Item> items) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Rows of the tables. */
    public record Pool(String code, KeyKind kind) {}

    public record StoredPackage(
            long id,
            String code,
            String title,
            String description,
            int position,
            int validityDays,
            String links,
            boolean onSale) {}

    public record Item(
            long id,
            long packageId,
            String code,
            String type,
            String title,
            Long quantity,
            Unit unit,
            Integer activateWithinDays,
            String settings,
            int settingsVersion,
            String checkState,
            String checkMessage,
            int position,
            boolean onSale) {
        /** Without the settings, which may be secret. */
        @Override
        public String toString() {
            return "item " + code + ", number " + id;
        }

        private Item with(String all) {
            return new Item(
                    id,
                    packageId,
                    code,
                    type,
                    title,
                    quantity,
                    unit,
                    activateWithinDays,
                    all,
                    settingsVersion,
                    checkState,
                    checkMessage,
                    position,
                    onSale);
        }
    }

    public record Newest(long version, String digest) {}

    record ItemKey(long packageId, String code) {}

    static StoredCatalog read(Sql sql, SettingsSeal seal) {
        var newest = newest(sql);
        var pools = new HashMap<String, Pool>();
        sql.query("select code, kind from key_pool").mapTo(Pool.class).forEach(pool -> pools.put(pool.code(), pool));
        var packages = new HashMap<String, StoredPackage>();
        sql.query("select id, code, title, description, position, validity_days, links, on_sale from package")
                .mapTo(StoredPackage.class)
                .forEach(row -> packages.put(row.code(), row));
        var items = new HashMap<ItemKey, Item>();
        sql.query("select id, package_id, code, type, title, quantity, unit, activate_within_days, settings,"
                        + " settings_version, check_state, check_message, position, on_sale, sealed from package_item")
                .map((row, context) -> {
                    var item =
                            context.findRowMapperFor(Item.class).orElseThrow().map(row, context);
                    var whole = row.getBytes("sealed");
                    return whole == null ? item : item.with(seal.open(item.id(), whole));
                })
                .forEach(item -> items.put(new ItemKey(item.packageId(), item.code()), item));
        return new StoredCatalog(
                newest.map(Newest::version).orElse(0L),
                newest.map(Newest::digest).orElse(""),
                pools,
                Links.stored(sql),
                packages,
                items);
    }

    /** As {@link #read}, but outside of a transaction: all of one version, although an import may commit between two statements. */
    static StoredCatalog settled(Sql sql, SettingsSeal seal) {
        for (; ; ) {
            var stored = read(sql, seal);
            if (newest(sql).map(Newest::version).orElse(0L) == stored.version()) {
                return stored;
            }
        }
    }

    static Optional<Newest> newest(Sql sql) {
        return sql.query("select version, digest from catalog_version order by version desc fetch first 1 rows only")
                .mapTo(Newest.class)
                .findOne();
    }

    Optional<Item> item(String packageCode, String code) {
        return Optional.ofNullable(packages.get(packageCode))
                .flatMap(owner -> Optional.ofNullable(items.get(new ItemKey(owner.id(), code))));
    }

    /** A text as it is stored: in one form for the same text. */
    static String text(Localized text) {
        try {
            return JSON.writeValueAsString(new TreeMap<>(text.texts()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of texts has no JSON form", e);
        }
    }

    /** A number as its column holds it: null for none. */
    static Long column(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }

    static Integer column(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : null;
    }
}
