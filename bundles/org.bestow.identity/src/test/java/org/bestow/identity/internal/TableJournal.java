package org.bestow.identity.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bestow.api.Journal;
import org.bestow.store.fixture.TestDatabase;

/** Writes audit rows as text into a table of its own, in the transaction that it is given. */
public final class TableJournal implements Journal {

    private final TestDatabase database;
    private volatile boolean failing;

    public TableJournal(TestDatabase database) throws SQLException {
        this.database = database;
        try (var connection = database.raw();
                var statement = connection.createStatement()) {
            statement.execute("create table heard (line varchar(4000))");
            statement.execute(
                    "create table if not exists twin (member bigint, actor bigint, idem varchar(255), hash varchar(64),"
                            + " history bigint, primary key (member, actor, idem))");
        }
    }

    /** From now on every row fails. */
    public void fail() {
        failing = true;
    }

    @Override
    public void write(
            Connection transaction, List<AuditRow> audit, List<OutboxRow> outbox, List<IdempotencyRow> idempotency)
            throws SQLException {
        if (failing) {
            throw new IllegalStateException("no journal");
        }
        try (var statement = transaction.prepareStatement("insert into heard values (?)")) {
            for (var row : audit) {
                statement.setString(1, row.toString());
                statement.executeUpdate();
            }
            for (var row : outbox) {
                statement.setString(1, row.toString());
                statement.executeUpdate();
            }
        }
        try (var statement = transaction.prepareStatement("insert into twin values (?, ?, ?, ?, ?)")) {
            for (var row : idempotency) {
                statement.setLong(1, row.scope().member());
                statement.setLong(2, row.scope().actor());
                statement.setString(3, row.scope().key());
                statement.setString(4, row.requestHash());
                statement.setLong(5, row.history());
                statement.executeUpdate();
            }
        }
    }

    /** What was committed. */
    public List<String> lines() throws SQLException {
        var lines = new ArrayList<String>();
        try (var connection = database.raw();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select line from heard")) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
        }
        return lines;
    }

    public long count(String action) throws SQLException {
        return lines().stream()
                .filter(line -> line.contains("action=" + action + ","))
                .count();
    }

    /** How many events of the topic were left for open pages. */
    public long news(String topic) throws SQLException {
        return lines().stream()
                .filter(line -> line.startsWith("OutboxRow") && line.contains("topic=" + topic + ","))
                .count();
    }

    @Override
    public Map<IdempotencyScope, IdempotencyRow> find(
            Connection transaction, Collection<IdempotencyScope> scopes, Instant now) throws SQLException {
        var found = new HashMap<IdempotencyScope, IdempotencyRow>();
        try (var statement = transaction.prepareStatement(
                "select hash, history from twin where member = ? and actor = ? and idem = ?")) {
            for (var scope : scopes) {
                statement.setLong(1, scope.member());
                statement.setLong(2, scope.actor());
                statement.setString(3, scope.key());
                try (var rows = statement.executeQuery()) {
                    if (rows.next()) {
                        found.put(scope, new IdempotencyRow(scope, rows.getString(1), rows.getLong(2), now));
                    }
                }
            }
        }
        return found;
    }

    @Override
    public void committed() {}
}
