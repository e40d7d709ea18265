package org.bestow.identity.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bestow.api.Message;
import org.bestow.api.testing.NoMessages;
import org.bestow.store.fixture.TestDatabase;

/** Writes mail into a table of its own, in the transaction that it is given. */
public final class TableMessages extends NoMessages {

    private final TestDatabase database;

    TableMessages(TestDatabase database) throws SQLException {
        this.database = database;
        try (var connection = database.raw();
                var statement = connection.createStatement()) {
            statement.execute(
                    "create table mail (number int, purpose varchar(64), about varchar(64), address varchar(320),"
                            + " subject varchar(400), body varchar(20000))");
        }
    }

    /** What was queued and committed. */
    public record Mail(String purpose, String about, String address, String subject, String text) {

        /** What follows the sign in its link. */
        public String token() {
            return text.substring(text.indexOf('#') + 1).split("\\s", 2)[0];
        }
    }

    public List<Mail> all() throws SQLException {
        var all = new ArrayList<Mail>();
        try (var connection = database.raw();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select purpose, about, address, subject, body from mail order by number")) {
            while (rows.next()) {
                all.add(new Mail(
                        rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4), rows.getString(5)));
            }
        }
        return all;
    }

    public Mail last() throws SQLException {
        var all = all();
        return all.get(all.size() - 1);
    }

    @Override
    public void queue(Connection transaction, List<Message> messages) throws SQLException {
        try (var insert =
                transaction.prepareStatement("insert into mail values ((select count(*) from mail), ?, ?, ?, ?, ?)")) {
            for (var message : messages) {
                insert.setString(1, message.purpose());
                insert.setString(2, message.about().id());
                insert.setString(3, message.to().address());
                insert.setString(4, message.body().subject());
                insert.setString(5, message.body().text());
                insert.executeUpdate();
            }
        }
    }

    @Override
    public Map<String, Delivery> newest(long member, String purpose, String aboutType, Collection<String> aboutIds) {
        var newest = new HashMap<String, Delivery>();
        try {
            for (var mail : all()) {
                if (mail.purpose().equals(purpose) && aboutIds.contains(mail.about())) {
                    newest.put(
                            mail.about(), new Delivery(State.QUEUED, mail.address(), Optional.empty(), Instant.EPOCH));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return newest;
    }
}
