package org.bestow.core.internal.write;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bestow.core.internal.effect.Changes;
import org.bestow.core.internal.effect.Rows.Change;
import org.bestow.store.Batches;

/** Writes the difference that a group makes, table by table, each by one batch, deletes before inserts, sorted by key. Used once. */
final class GroupWriter {

    private final Batches batches;

    GroupWriter(Connection connection) {
        batches = new Batches(connection);
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

    void write(Changes changes, List<Entry> history) throws SQLException {
        batches.add(
                "update purchase set refund_ended_on = ?, version = ? where id = ? and member_id = ?",
                changes.purchases.updated(),
                (statement, change) -> {
                    statement.setDay(1, change.row().refundEndedOn());
                    statement.setLong(2, change.row().version());
                    statement.setLong(3, change.row().id());
                    statement.setLong(4, change.row().memberId());
                });
        batches.add(
                "update benefit set used = ?, pending = ?, activated_on = ?, version = version + 1"
                        + " where id = ? and member_id = ? and version = ?",
                changes.changedBenefits(),
                (statement, change) -> {
                    statement.setLong(1, change.row().used());
                    statement.setLong(2, change.row().pending());
                    statement.setDay(3, change.row().activatedOn());
                    statement.setLong(4, change.row().id());
                    statement.setLong(5, change.row().memberId());
                    statement.setLong(6, change.row().version());
                });
        writeDocuments(changes);
        writeSeats(changes);
        writeKeys(changes);
        writeHistory(history);
        batches.run();
    }

    private void writeDocuments(Changes changes) {
        batches.add(
                "update benefit_document set data = ?, data_version = ?, version = ?"
                        + " where benefit_id = ? and member_id = ?",
                changes.documents.updated(),
                GroupWriter::document);
        batches.add(
                "insert into benefit_document (data, data_version, version, benefit_id, member_id) values (?, ?, ?, ?, ?)",
                changes.documents.inserted(),
                GroupWriter::document);
    }

    private static void document(Batches.Values statement, Change<Long, Changes.Document> change) throws SQLException {
        var document = change.row();
        statement.setString(1, document.data());
        statement.setInt(2, document.dataVersion());
        statement.setLong(3, document.version());
        statement.setLong(4, document.benefitId());
        statement.setLong(5, document.memberId());
    }

    /** A claim that changes hands goes before its old seat and comes after its new one. */
    private void writeSeats(Changes changes) {
        Batches.Row<Change<Changes.Claim, Long>> claim = (statement, change) -> {
            statement.setLong(1, change.key().memberId());
            statement.setString(2, change.key().type());
            statement.setString(3, change.key().name());
            statement.setString(4, change.key().claimed());
            statement.setLong(5, change.row());
        };
        batches.add(
                "delete from unique_claim where member_id = ? and type = ? and name = ? and claimed = ?"
                        + " and assignment_id = ?",
                changes.claims.outdated(),
                claim);
        batches.add(
                "delete from assignment where id = ? and member_id = ?",
                changes.seats.deleted(),
                (statement, change) -> {
                    statement.setLong(1, change.key());
                    statement.setLong(2, change.row().memberId());
                });
        batches.add(
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
                    statement.setMoment(7, seat.since());
                    statement.setMoment(8, change.row().endedAt());
                    statement.setLong(9, change.row().endedBy());
                    statement.setString(10, change.row().endedByName());
                    statement.setString(11, change.row().why());
                });
        batches.add(
                "update assignment set data = ?, data_version = ?, version = ? where id = ? and member_id = ?",
                changes.seats.updated(),
                (statement, change) -> {
                    statement.setString(1, change.row().data());
                    statement.setInt(2, change.row().dataVersion());
                    statement.setLong(3, change.row().version());
                    statement.setLong(4, change.row().id());
                    statement.setLong(5, change.row().memberId());
                });
        batches.add(
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
                    statement.setMoment(7, seat.since());
                    statement.setLong(8, seat.version());
                });
        batches.add(
                "insert into unique_claim (member_id, type, name, claimed, assignment_id) values (?, ?, ?, ?, ?)",
                changes.claims.renewed(),
                claim);
    }

    private void writeKeys(Changes changes) {
        delete(
                "delete from pool_key where id = any(?)",
                changes.poolKeys.deleted().stream().map(Change::key).toList());
        batches.add(
                "update key_pool set available = ?, claimed = ? where id = ?",
                changes.pools.updated(),
                (statement, change) -> {
                    statement.setLong(1, change.row().available());
                    statement.setLong(2, change.row().claimed());
                    statement.setLong(3, change.row().id());
                });
        batches.add(
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
                    statement.setMoment(10, key.claimedAt());
                    statement.setLong(11, key.claimedBy());
                    statement.setString(12, key.note());
                    statement.setLong(13, key.replaces());
                });
        batches.add(
                "update claimed_key set document = ?, document_shape = ?, document_version = ?, replaced_by = ?"
                        + " where id = ? and member_id = ?",
                changes.heldKeys.updated(),
                (statement, change) -> {
                    var key = change.row();
                    statement.setString(1, key.document());
                    statement.setInt(2, key.documentShape());
                    statement.setLong(3, key.documentVersion());
                    statement.setLong(4, key.replacedBy());
                    statement.setLong(5, key.id());
                    statement.setLong(6, key.memberId());
                });
        batches.add(
                "update claimed_key set note = ? where id = ? and member_id = ? and benefit_id = ?",
                changes.keyNotes.inserted(), // never read before: what is there is replaced
                (statement, change) -> {
                    statement.setString(1, change.row().note());
                    statement.setLong(2, change.key());
                    statement.setLong(3, change.row().memberId());
                    statement.setLong(4, change.row().benefitId());
                });
    }

    private void writeHistory(List<Entry> entries) {
        batches.add(
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
                    statement.setString(9, entry.reason());
                    statement.setMoment(10, entry.at());
                    statement.setLong(11, entry.usedDelta());
                    statement.setLong(12, entry.seatDelta());
                    statement.setLong(13, entry.keyDelta());
                    statement.setString(14, entry.effects());
                    statement.setString(15, entry.result());
                });
    }

    private void delete(String text, List<Long> ids) {
        if (!ids.isEmpty()) {
            batches.add(
                    text,
                    ids.size(),
                    (statement, connection) ->
                            statement.setArray(1, connection.createArrayOf("bigint", ids.toArray(Long[]::new))));
        }
    }
}
