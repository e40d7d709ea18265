package org.bestow.core.internal.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.bestow.core.internal.keys.SettingsSeal;
import org.bestow.store.Sql;
import org.bestow.store.Store;

/**
 * Finds secrets that stand in clear, and seals them: of settings that were imported before settings were sealed, or before their type
 * called something in them secret. What a type that has come does not call secret can be read again. Thread-safe.
 *
 * @param schemas of settings, by type and version; missing where nothing is known
 */
record SettingsSealing(Store store, SettingsSeal seal, BiFunction<String, Integer, JsonNode> schemas) {

    private static final int PART = 500;

    /** A row of the table. */
    public record Row(
            long id, String type, String settings, int settingsVersion, Optional<byte[]> sealed, long revision) {
        /** Without the settings, which may be secret. */
        @Override
        public String toString() {
            return "item number " + id;
        }
    }

    /** Seals secrets that stand in clear, of all types. Gives back of how many items. */
    int sealExposed() {
        return write(Optional.empty(), this::isExposed);
    }

    /** Brings the settings of a type into the form that an import would give them now. Gives back of how many items. */
    int renew(String type) {
        return write(Optional.of(type), row -> !isNow(row, wanted(row)));
    }

    private int write(Optional<String> type, Predicate<Row> chosen) {
        var done = 0;
        for (var part = part(0, type); !part.isEmpty(); part = part(last(part), type)) {
            var rows = part.stream().filter(chosen).toList();
            if (!rows.isEmpty()) {
                done += seal.whileSealing(() -> store.global().transact(sql -> write(sql, rows)));
            }
        }
        return done;
    }

    /** How many items have a secret in clear. */
    long exposed() {
        var found = 0L;
        for (var part = part(0, Optional.empty()); !part.isEmpty(); part = part(last(part), Optional.empty())) {
            found += part.stream().filter(this::isExposed).count();
        }
        return found;
    }

    private List<Row> part(long after, Optional<String> type) {
        return store.global().read(sql -> {
            var query = sql.query("select id, type, settings, settings_version, sealed, revision from package_item"
                            + " where id > :after" + (type.isPresent() ? " and type = :type" : "")
                            + " order by id fetch first " + PART + " rows only")
                    .bind("after", after);
            type.ifPresent(id -> query.bind("type", id));
            return query.mapTo(Row.class).list();
        });
    }

    private static long last(List<Row> part) {
        return part.get(part.size() - 1).id();
    }

    private JsonNode schema(Row row) {
        return schemas.apply(row.type(), row.settingsVersion());
    }

    private boolean isExposed(Row row) {
        return SealedSettings.withoutSecrets(row.settings(), schema(row)).isPresent();
    }

    private SealedSettings wanted(Row row) {
        var all = row.sealed().map(bytes -> seal.open(row.id(), bytes)).orElse(row.settings());
        return SealedSettings.of(seal, row.id(), all, schema(row));
    }

    private static boolean isNow(Row row, SealedSettings wanted) {
        return row.settings().equals(wanted.visible())
                && row.sealed().isPresent() == wanted.sealed().isPresent();
    }

    private int write(Sql sql, List<Row> chosen) {
        // what was imported meanwhile was sealed by that import
        var rows = sql.batch("update package_item set settings = :visible, sealed = :sealed"
                + " where id = :id and revision = :revision and settings = :settings");
        for (var row : chosen) {
            var settings = wanted(row);
            rows.bind("visible", settings.visible())
                    .bind("sealed", settings.sealed())
                    .bind("id", row.id())
                    .bind("revision", row.revision())
                    .bind("settings", row.settings())
                    .add();
        }
        return Arrays.stream(rows.execute()).sum();
    }
}
