package org.bestow.store.internal;

import java.sql.Connection;
import java.util.OptionalLong;
import org.bestow.store.Sql;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;

/** Statements of one handle, checked before they run. Not thread-safe. */
final class JdbiSql implements Sql {

    private final Handle handle;
    private final TenantRule rule;
    private final OptionalLong member;
    private final boolean writing;

    JdbiSql(Handle handle, TenantRule rule, OptionalLong member, boolean writing) {
        this.handle = handle;
        this.rule = rule;
        this.member = member;
        this.writing = writing;
    }

    @Override
    public Query query(String statement) {
        check(statement);
        var query = handle.createQuery(statement);
        return member.isPresent() ? query.bind("member", member.getAsLong()) : query;
    }

    @Override
    public Update update(String statement) {
        requireTransaction();
        check(statement);
        var update = handle.createUpdate(statement);
        return member.isPresent() ? update.bind("member", member.getAsLong()) : update;
    }

    @Override
    public PreparedBatch batch(String statement) {
        requireTransaction();
        check(statement);
        // a batch forgets its bindings with each row
        return handle.prepareBatch(member.isPresent() ? TenantRule.literal(statement, member.getAsLong()) : statement);
    }

    @Override
    public Connection connection() {
        return handle.getConnection();
    }

    private void check(String statement) {
        if (member.isPresent()) {
            rule.checkMember(statement);
        } else {
            rule.checkGlobal(statement);
        }
    }

    private void requireTransaction() {
        if (!writing) {
            throw new IllegalStateException("only a transaction changes something");
        }
    }
}
