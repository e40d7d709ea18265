package org.bestow.core.internal.write;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.bestow.core.internal.effect.Changes;
import org.bestow.core.internal.effect.Rows.Change;

/** Writes the difference that a group makes, table by table, each by one batch, deletes before inserts, sorted by key. */
final class GroupWriter {

    private final Connection connection;

    GroupWriter(Connection connection) {
        this.connection = connection;
    }

    /** Sets the parameters of one row. */
    private interface Row<T> {
        void set(PreparedStatement statement, T row) throws SQLException;
    }

    /** A row of history. */
    record Entry(
            long id,
            long member,
            long benefit,
            long purchase,
            String type,
            String action,
            long actor,
            String actorName,
            Optional<String> reason,
            Instant at,
            long usedDelta,
            long seatDelta,
            long keyDelta,
            String effects,
            String result) {}

    void write(Changes changes) throws SQLException {
        batch(
                "update purchase set refund_ended_on = ?, version = ? where id = ? and member_id = ?",
                changes.purchases.updated(),
                (statement, change) -> {
                    day(statement, 1, change.row().refundEndedOn());
                    statement.setLong(2, change.row().version());
                    statement.setLong(3, change.row().id());
                    statement.setLong(4, change.row().memberId());
                });
        batch(
                "update benefit set used = ?, pending = ?, activated_on = ?, version = version + 1"
                        + " where id = ? and member_id = ? and version = ?",
                changes.changedBenefits(),
                (statement, change) -> {
                    statement.setLong(1, change.row().used());
                    statement.setLong(2, change.row().pending());
                    day(statement, 3, change.row().activatedOn());
                    statement.setLong(4, change.row().id());
                    statement.setLong(5, change.row().memberId());
                    statement.setLong(6, change.row().version());
                });
        writeDocuments(changes);
        writeSeats(changes);
        writeKeys(changes);
    }

    private void writeDocuments(Changes changes) throws SQLException {
        batch(
                "update benefit_document set data = ?, data_version = ?, version = ?"
                        + " where benefit_id = ? and member_id = ?",
                changes.documents.updated(),
                GroupWriter::document);
        batch(
                "insert into benefit_document (data, data_version, version, benefit_id, member_id) values (?, ?, ?, ?, ?)",
                changes.documents.inserted(),
                GroupWriter::document);
    }

    private static void document(PreparedStatement statement, Change<Long, Changes.Document> change)
            throws SQLException {
        var document = change.row();
        statement.setString(1, document.data());
        statement.setInt(2, document.dataVersion());
        statement.setLong(3, document.version());
        statement.setLong(4, document.benefitId());
        statement.setLong(5, document.memberId());
    }

    /** A claim that changes hands goes before its old seat and comes after its new one. */
    private void writeSeats(Changes changes) throws SQLException {
        Row<Change<Changes.Claim, Long>> claim = (statement, change) -> {
            statement.setLong(1, change.key().memberId());
            statement.setString(2, change.key().type());
            statement.setString(3, change.key().name());
            statement.setString(4, change.key().claimed());
            statement.setLong(5, change.row());
        };
        batch(
                "delete from unique_claim where member_id = ? and type = ? and name = ? and claimed = ?"
                        + " and assignment_id = ?",
                changes.claims.outdated(),
                claim);
        batch("delete from assignment where id = ? and member_id = ?", changes.seats.deleted(), (statement, change) -> {
            statement.setLong(1, change.key());
            statement.setLong(2, change.row().memberId());
        });
        batch(
                "insert into ended_assignment (id, member_id, benefit_id, user_id, data, data_version, since, ended_at,"
                        + " ended_by, ended_by_name, why) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                changes.endedSeats.inserted(),
                (statement, change) -> {
                    var seat = change.row().seat();
                    statement.setLong(1, seat.id());
                    statement.setLong(2, seat.memberId());
                    statement.setLong(3, seat.benefitId());
                    statement.setLong(4, seat.userId());
                    statement.setString(5, seat.data());
                    statement.setInt(6, seat.dataVersion());
                    moment(statement, 7, seat.since());
                    moment(statement, 8, change.row().endedAt());
                    statement.setLong(9, change.row().endedBy());
                    statement.setString(10, change.row().endedByName());
                    statement.setString(11, change.row().why());
                });
        batch(
                "update assignment set data = ?, data_version = ?, version = ? where id = ? and member_id = ?",
                changes.seats.updated(),
                (statement, change) -> {
                    statement.setString(1, change.row().data());
                    statement.setInt(2, change.row().dataVersion());
                    statement.setLong(3, change.row().version());
                    statement.setLong(4, change.row().id());
                    statement.setLong(5, change.row().memberId());
                });
        batch(
                "insert into assignment (id, member_id, benefit_id, user_id, data, data_version, since, version)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                changes.seats.inserted(),
                (statement, change) -> {
                    var seat = change.row();
                    statement.setLong(1, seat.id());
                    statement.setLong(2, seat.memberId());
                    statement.setLong(3, seat.benefitId());
                    statement.setLong(4, seat.userId());
                    statement.setString(5, seat.data());
                    statement.setInt(6, seat.dataVersion());
                    moment(statement, 7, seat.since());
                    statement.setLong(8, seat.version());
                });
        batch(
                "insert into unique_claim (member_id, type, name, claimed, assignment_id) values (?, ?, ?, ?, ?)",
                changes.claims.renewed(),
                claim);
    }

    private void writeKeys(Changes changes) throws SQLException {
        delete(
                "delete from pool_key where id = any(?)",
                changes.poolKeys.deleted().stream().map(Change::key).toList());
        batch(
                "update key_pool set available = ?, claimed = ? where id = ?",
                changes.pools.updated(),
                (statement, change) -> {
                    statement.setLong(1, change.row().available());
                    statement.setLong(2, change.row().claimed());
                    statement.setLong(3, change.row().id());
                });
        batch(
                "insert into claimed_key (id, member_id, benefit_id, pool_id, sealed_as, mac, sealed, masked, kind,"
                        + " claimed_at, claimed_by, note, replaces) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                changes.claimedKeys.inserted(),
                (statement, change) -> {
                    var key = change.row();
                    statement.setLong(1, key.id());
                    statement.setLong(2, key.memberId());
                    statement.setLong(3, key.benefitId());
                    statement.setLong(4, key.from().poolId());
                    statement.setLong(5, key.from().id());
                    statement.setBytes(6, key.from().mac());
                    statement.setBytes(7, key.from().sealed());
                    statement.setString(8, key.from().masked());
                    statement.setString(9, key.kind().name());
                    moment(statement, 10, key.claimedAt());
                    statement.setLong(11, key.claimedBy());
                    statement.setString(12, key.note());
                    number(statement, 13, key.replaces());
                });
        batch(
                "update claimed_key set document = ?, document_shape = ?, document_version = ?, replaced_by = ?"
                        + " where id = ? and member_id = ?",
                changes.heldKeys.updated(),
                (statement, change) -> {
                    var key = change.row();
                    statement.setString(1, key.document().orElse(null));
                    statement.setInt(2, key.documentShape());
                    statement.setLong(3, key.documentVersion());
                    number(statement, 4, key.replacedBy());
                    statement.setLong(5, key.id());
                    statement.setLong(6, key.memberId());
                });
        batch(
                "update claimed_key set note = ? where id = ? and member_id = ? and benefit_id = ?",
                changes.keyNotes.inserted(), // never read before: what is there is replaced
                (statement, change) -> {
                    statement.setString(1, change.row().note());
                    statement.setLong(2, change.key());
                    statement.setLong(3, change.row().memberId());
                    statement.setLong(4, change.row().benefitId());
                });
    }

    void writeHistory(List<Entry> entries) throws SQLException {
        batch(
                "insert into history (id, member_id, benefit_id, purchase_id, type, action, actor_id, actor_name, reason,"
                        + " at, used_delta, seat_delta, key_delta, effects, result)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                entries,
                (statement, entry) -> {
                    statement.setLong(1, entry.id());
                    statement.setLong(2, entry.member());
                    statement.setLong(3, entry.benefit());
                    statement.setLong(4, entry.purchase());
                    statement.setString(5, entry.type());
                    statement.setString(6, entry.action());
                    statement.setLong(7, entry.actor());
                    statement.setString(8, entry.actorName());
                    statement.setString(9, entry.reason().orElse(null));
                    moment(statement, 10, entry.at());
                    statement.setLong(11, entry.usedDelta());
                    statement.setLong(12, entry.seatDelta());
                    statement.setLong(13, entry.keyDelta());
                    statement.setString(14, entry.effects());
                    statement.setString(15, entry.result());
                });
    }

    private <T> void batch(String text, List<T> rows, Row<T> each) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(text)) {
            for (var row : rows) {
                each.set(statement, row);
                statement.addBatch();
            }
            for (var count : statement.executeBatch()) {
                // a batch of inserts that the driver folded into one statement reports no single counts
                if (count != 1 && count != Statement.SUCCESS_NO_INFO) {
                    throw new IllegalStateException("a row under lock was not as it was read: " + text);
                }
            }
        }
    }

    private void delete(String text, List<Long> ids) throws SQLException {
        if (ids.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(text)) {
            statement.setArray(1, connection.createArrayOf("bigint", ids.toArray(Long[]::new)));
            if (statement.executeUpdate() != ids.size()) {
                throw new IllegalStateException("a row under lock was not as it was read: " + text);
            }
        }
    }

    private static void day(PreparedStatement statement, int position, Optional<LocalDate> day) throws SQLException {
        if (day.isPresent()) {
            statement.setObject(position, day.get());
        } else {
            statement.setNull(position, Types.DATE);
        }
    }

    private static void number(PreparedStatement statement, int position, Optional<Long> number) throws SQLException {
        if (number.isPresent()) {
            statement.setLong(position, number.get());
        } else {
            statement.setNull(position, Types.BIGINT);
        }
    }

    private static void moment(PreparedStatement statement, int position, Instant moment) throws SQLException {
        statement.setObject(position, moment.atOffset(ZoneOffset.UTC));
    }
}
