package org.bestow.store.internal;

import java.sql.Connection;
import java.util.Optional;
import java.util.OptionalLong;
import org.bestow.store.Sql;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;

/**
 * Statements on one connection, checked before they run. Jdbi comes in with the first statement that needs it: who writes its own JDBC
 * does not pay for it. Not thread-safe.
 */
final class JdbiSql implements Sql {

    private final Connection connection;
    private final Handles handles;
    private final TenantRule rule;
    private final OptionalLong member;
    private final boolean writing;
    private Optional<Handle> handle = Optional.empty();

    JdbiSql(Connection connection, Handles handles, TenantRule rule, OptionalLong member, boolean writing) {
        this.connection = connection;
        this.handles = handles;
        this.rule = rule;
        this.member = member;
        this.writing = writing;
    }

    @Override
    public Query query(String statement) {
        check(statement);
        var query = handle().createQuery(statement);
        return member.isPresent() ? query.bind("member", member.getAsLong()) : query;
    }

    @Override
    public Update update(String statement) {
        requireTransaction();
        check(statement);
        var update = handle().createUpdate(statement);
        return member.isPresent() ? update.bind("member", member.getAsLong()) : update;
    }

    @Override
    public PreparedBatch batch(String statement) {
        requireTransaction();
        check(statement);
        // a batch forgets its bindings with each row
        return handle().prepareBatch(
                        member.isPresent() ? TenantRule.literal(statement, member.getAsLong()) : statement);
    }

    @Override
    public Connection connection() {
        return connection;
    }

    private Handle handle() {
        if (handle.isEmpty()) {
            handle = Optional.of(handles.on(connection));
        }
        return handle.get();
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
