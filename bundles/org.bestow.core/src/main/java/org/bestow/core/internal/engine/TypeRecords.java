package org.bestow.core.internal.engine;

import java.util.List;
import org.bestow.core.internal.catalog.SettingsSchemas;
import org.bestow.core.internal.text.Texts;
import org.bestow.core.internal.text.TypeTexts;
import org.bestow.store.Sql;
import org.bestow.store.Store;

/** What is kept of types that were ever deployed. Thread-safe. */
final class TypeRecords {

    private final Store store;

    TypeRecords(Store store) {
        this.store = store;
    }

    /** A row of the table. */
    public record Row(String id, String texts) {}

    /** Teaches the texts of all types that were ever deployed. */
    void teach(Texts texts) {
        store.global()
                .read(sql -> sql.query("select id, texts from type_record")
                        .mapTo(Row.class)
                        .list())
                .forEach(row -> texts.learn(row.id(), TypeTexts.fromJson(row.texts())));
    }

    List<String> ids() {
        return store.global().read(sql -> sql.query("select id from type_record")
                .mapTo(String.class)
                .list());
    }

    void seen(Aftermath.Arrival type) {
        store.global().transact(sql -> {
            var known = "update type_record set version = :version, texts = :texts, last_seen_at = :now where id = :id";
            if (write(sql, known, type) == 0) {
                write(
                        sql,
                        "insert into type_record (id, version, texts, first_seen_at, last_seen_at)"
                                + " values (:id, :version, :texts, :now, :now)",
                        type);
            }
            SettingsSchemas.keep(sql, type.settings());
            return null;
        });
    }

    private static int write(Sql sql, String statement, Aftermath.Arrival type) {
        return sql.update(statement)
                .bind("id", type.id())
                .bind("version", type.version())
                .bind("texts", type.texts().toJson())
                .bind("now", type.at())
                .execute();
    }
}
