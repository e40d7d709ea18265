package org.bestow.core.internal.catalog;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.bestow.api.Catalog;
import org.bestow.store.Sql;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Runs a statement for many rows, a chunk at a time, and tells how far the writing is. Not thread-safe; one for each transaction. */
final class ChunkedRows {

    private static final int CHUNK = 500;

    private final Sql sql;
    private final Consumer<Catalog.Progress> ear;
    private int done;
    private int total;

    ChunkedRows(Sql sql, Consumer<Catalog.Progress> ear) {
        this.sql = sql;
        this.ear = ear;
    }

    /** So many rows follow that are worth telling of; before, nothing is told. */
    void expect(int rows) {
        total = rows;
    }

    <T> void run(String statement, List<T> all, BiConsumer<PreparedBatch, T> bind) {
        for (int from = 0; from < all.size(); from += CHUNK) {
            var rows = sql.batch(statement);
            for (var row : all.subList(from, Math.min(from + CHUNK, all.size()))) {
                bind.accept(rows, row);
                rows.add();
            }
            rows.execute();
            if (total > 0) {
                done = Math.min(total, done + CHUNK);
                ear.accept(new Catalog.Progress(Catalog.Step.WRITING, done, total));
            }
        }
    }
}
