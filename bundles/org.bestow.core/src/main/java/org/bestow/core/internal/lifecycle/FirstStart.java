package org.bestow.core.internal.lifecycle;

import java.time.Instant;
import org.bestow.store.Sql;
import org.bestow.store.Store;

/** Steps that are done once in the life of a database. Thread-safe. */
record FirstStart(Store store) {

    boolean done(String step) {
        return store.global().read(sql -> sql.query("select step from first_start_step where step = :step")
                .bind("step", step)
                .mapTo(String.class)
                .findOne()
                .isPresent());
    }

    /** Together with what it marks. */
    static void mark(Sql sql, String step, Instant now) {
        sql.update("insert into first_start_step (step, done_at) values (:step, :now)")
                .bind("step", step)
                .bind("now", now)
                .execute();
    }
}
