package org.bestow.core.internal.engine;

import java.time.Instant;
import java.util.List;
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

    void seen(String id, String version, TypeTexts texts, Instant now) {
        store.global().transact(sql -> {
            if (write(
                            sql,
                            "update type_record set version = :version, texts = :texts, last_seen_at = :now where id = :id",
                            id,
                            version,
                            texts,
                            now)
                    == 0) {
                write(
                        sql,
                        "insert into type_record (id, version, texts, first_seen_at, last_seen_at)"
                                + " values (:id, :version, :texts, :now, :now)",
                        id,
                        version,
                        texts,
                        now);
            }
            return null;
        });
    }

    private static int write(Sql sql, String statement, String id, String version, TypeTexts texts, Instant now) {
        return sql.update(statement)
                .bind("id", id)
                .bind("version", version)
                .bind("texts", texts.toJson())
                .bind("now", now)
                .execute();
    }
}
