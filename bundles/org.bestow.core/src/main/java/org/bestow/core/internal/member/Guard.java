package org.bestow.core.internal.member;

import java.sql.Connection;
import java.sql.SQLException;
import org.bestow.api.MemberGuard;
import org.bestow.core.internal.schema.Schema;
import org.bestow.store.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The row of {@code member_guard} as a lock. Thread-safe. */
@Component
public final class Guard implements MemberGuard {

    private final Store store;

    @Activate
    public Guard(@Reference Schema schema) {
        this.store = schema.store();
    }

    @Override
    public boolean lock(Connection transaction, long member) throws SQLException {
        return store.joining(transaction)
                .query("select id from member_guard where id = :id for update")
                .bind("id", member)
                .mapTo(Long.class)
                .findOne()
                .isPresent();
    }
}
