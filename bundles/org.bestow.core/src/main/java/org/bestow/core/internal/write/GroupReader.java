package org.bestow.core.internal.write;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bestow.core.internal.benefit.BenefitColumns;
import org.bestow.core.internal.effect.Changes;
import org.bestow.core.internal.effect.Needs;
import org.bestow.spi.KeyKind;

/**
 * Locks and reads what a group needs, one statement a kind whatever the group's size, in the one lock order: purchases, benefits,
 * guards, pools. Without locks it serves preview.
 */
final class GroupReader {

    private final Connection connection;
    private final boolean lock;

    GroupReader(Connection connection, boolean lock) {
        this.connection = connection;
        this.lock = lock;
    }

    /** What a row is turned into. */
    private interface Row {
        void read(ResultSet row) throws SQLException;
    }

    Changes read(Needs needs) throws SQLException {
        var changes = new Changes();
        locked(
                "select id, member_id, refund_ended_on, version from purchase where id = any(?)",
                needs.purchases,
                row -> {
                    changes.purchases.load(
                            row.getLong(1),
                            new Changes.Purchase(
                                    row.getLong(1),
                                    row.getLong(2),
                                    Optional.ofNullable(row.getObject(3, LocalDate.class)),
                                    row.getLong(4)));
                });
        locked(
                "select " + BenefitColumns.of("") + ", version from benefit where id = any(?)",
                needs.benefits,
                row -> changes.benefits.load(
                        row.getLong(1), BenefitColumns.read(row, Optional.empty(), row.getLong(16))));
        if (lock) {
            locked("select id from member_guard where id = any(?)", needs.guards, row -> {});
        }
        locked(
                "select id, code, kind, available, claimed from key_pool where id = any(?)",
                needs.pools.keySet(),
                row -> {
                    changes.pools.load(
                            row.getLong(1),
                            new Changes.Pool(
                                    row.getLong(1),
                                    row.getString(2),
                                    KeyKind.valueOf(row.getString(3)),
                                    row.getLong(4),
                                    row.getLong(5)));
                });
        readSeats(needs, changes);
        readDocuments(needs, changes);
        readDeparted(needs.users, changes);
        readClaims(needs, changes);
        readWindows(needs.keyWindows, changes);
        if (lock) {
            readKeys(needs.pools, changes);
        } else {
            needs.pools.forEach((pool, wanted) -> imagineKeys(pool, wanted, changes));
        }
        return changes;
    }

    private void readSeats(Needs needs, Changes changes) throws SQLException {
        var columns = "select id, member_id, benefit_id, user_id, data, data_version, since, version from assignment ";
        Row toSeat = row -> changes.loadSeat(new Changes.Seat(
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getString(5),
                row.getInt(6),
                row.getObject(7, OffsetDateTime.class).toInstant(),
                row.getLong(8)));
        if (!needs.seats.isEmpty()) {
            query(columns + "where id = any(?)", toSeat, longs(needs.seats));
        }
        if (!needs.holders.isEmpty()) {
            var benefits = needs.holders.stream().map(Changes.Holder::benefitId).collect(Collectors.toSet());
            var users = needs.holders.stream().map(Changes.Holder::userId).collect(Collectors.toSet());
            query(columns + "where benefit_id = any(?) and user_id = any(?)", toSeat, longs(benefits), longs(users));
        }
    }

    private void readDocuments(Needs needs, Changes changes) throws SQLException {
        if (!needs.documents.isEmpty()) {
            query(
                    "select benefit_id, member_id, data, data_version, version from benefit_document"
                            + " where benefit_id = any(?)",
                    row -> changes.documents.load(
                            row.getLong(1),
                            new Changes.Document(
                                    row.getLong(1), row.getLong(2), row.getString(3), row.getInt(4), row.getLong(5))),
                    longs(needs.documents));
        }
        if (!needs.keys.isEmpty()) {
            query(
                    "select id, member_id, benefit_id, note, document, document_shape, document_version, replaced_by"
                            + " from claimed_key where id = any(?)",
                    row -> changes.heldKeys.load(row.getLong(1), heldKey(row)),
                    longs(needs.keys));
        }
    }

    private static Changes.HeldKey heldKey(ResultSet row) throws SQLException {
        var replacedBy = row.getLong(8);
        return new Changes.HeldKey(
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                row.getString(4),
                Optional.ofNullable(row.getString(5)),
                row.getInt(6),
                row.getLong(7),
                replacedBy == 0 ? Optional.empty() : Optional.of(replacedBy));
    }

    private void readDeparted(Set<Long> users, Changes changes) throws SQLException {
        if (!users.isEmpty()) {
            query(
                    "select user_id, member_id from departed_user where user_id = any(?)",
                    row -> changes.loadDeparted(row.getLong(1)),
                    longs(users));
        }
    }

    private void readClaims(Needs needs, Changes changes) throws SQLException {
        var select = "select c.member_id, c.type, c.name, c.claimed, c.assignment_id, " + ViewRows.CLAIM_UNTIL
                + " from unique_claim c join assignment a on a.id = c.assignment_id"
                + " join benefit b on b.id = a.benefit_id ";
        Row toClaim = row -> changes.loadClaim(
                new Changes.Claim(row.getLong(1), row.getString(2), row.getString(3), row.getString(4)),
                row.getLong(5),
                row.getObject(6, LocalDate.class));
        if (!needs.claims.isEmpty()) {
            var members = needs.claims.stream().map(Changes.Claim::memberId).collect(Collectors.toSet());
            var values = needs.claims.stream()
                    .map(Changes.Claim::claimed)
                    .distinct()
                    .sorted()
                    .toArray(String[]::new);
            query(
                    select + "where c.member_id = any(?) and c.claimed = any(?)",
                    toClaim,
                    longs(members),
                    connection.createArrayOf("varchar", values));
        }
        if (!needs.endingSeats.isEmpty()) {
            query(select + "where c.assignment_id = any(?)", toClaim, longs(needs.endingSeats));
        }
    }

    /** How many keys were taken in each stretch of time; in a statement after the locks, so that the count is fresh. */
    private void readWindows(Set<Changes.KeyWindow> windows, Changes changes) throws SQLException {
        if (windows.isEmpty()) {
            return;
        }
        var asked = List.copyOf(windows);
        var each = new ArrayList<String>();
        for (var index = 0; index < asked.size(); index++) {
            each.add("select cast(" + index + " as integer) as place, count(*) as taken from claimed_key k"
                    + (asked.get(index).benefitId() == 0
                            ? " join benefit b on b.id = k.benefit_id where b.purchase_id = ? and b.type = ?"
                            : " where k.benefit_id = ?")
                    + " and k.member_id = ? and k.claimed_at >= ?");
        }
        try (var statement = connection.prepareStatement(String.join(" union all ", each))) {
            var position = 1;
            for (var window : asked) {
                if (window.benefitId() == 0) {
                    statement.setLong(position++, window.purchaseId());
                    statement.setString(position++, window.type());
                } else {
                    statement.setLong(position++, window.benefitId());
                }
                statement.setLong(position++, window.memberId());
                statement.setObject(position++, window.since().atOffset(ZoneOffset.UTC));
            }
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    changes.loadTaken(asked.get(rows.getInt(1)), rows.getLong(2));
                }
            }
        }
    }

    /**
     * The next keys of every pool in one statement. Only now, in a statement after the locks, is what they show fresh; a plain select,
     * because SKIP LOCKED with a second look deadlocks (writer rule 6).
     */
    private void readKeys(Map<Long, Integer> pools, Changes changes) throws SQLException {
        if (pools.isEmpty()) {
            return;
        }
        var wanted = new TreeMap<>(pools);
        // id > 0 makes H2 take the index that ends with it, not the one for duplicates, of which it would sort all
        // rows;
        // the number stands in the condition too: H2 gives an older result again when only that of FETCH FIRST differs
        var text = Repeated.select(
                "id, pool_id, mac, sealed, masked",
                "select id, pool_id, mac, sealed, masked from pool_key where pool_id = ? and id > 0 and cast(? as integer) > 0"
                        + " order by pool_id, id fetch first ? rows only",
                wanted.size(),
                "id");
        try (var statement = connection.prepareStatement(text)) {
            var position = 1;
            for (var pool : wanted.entrySet()) {
                statement.setLong(position++, pool.getKey());
                statement.setInt(position++, pool.getValue());
                statement.setInt(position++, pool.getValue());
            }
            for (var more = Repeated.places(wanted.size()) - wanted.size(); more > 0; more--) {
                statement.setLong(position++, Repeated.NOTHING);
                statement.setInt(position++, 1);
                statement.setInt(position++, 1);
            }
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    changes.loadPoolKey(new Changes.PoolKey(
                            rows.getLong(1), rows.getLong(2), rows.getBytes(3), rows.getBytes(4), rows.getString(5)));
                }
            }
        }
    }

    /** As many stand-ins as the pool says it has: preview must not read a key. */
    private static void imagineKeys(long pool, int wanted, Changes changes) {
        var available = changes.pools.get(pool).map(Changes.Pool::available).orElse(0L);
        for (var number = 1; number <= Math.min(wanted, available); number++) {
            changes.loadPoolKey(new Changes.PoolKey(number, pool, new byte[0], new byte[0], ""));
        }
    }

    /** Which of these commands are in history. To be asked only under the locks of their actions (writer rule 8). */
    Set<Long> applied(Collection<Long> commands) throws SQLException {
        var found = new HashSet<Long>();
        if (!commands.isEmpty()) {
            query(
                    "select id, member_id from history where id = any(?)",
                    row -> found.add(row.getLong(1)),
                    longs(commands));
        }
        return found;
    }

    private void locked(String select, Collection<Long> ids, Row each) throws SQLException {
        if (!ids.isEmpty()) {
            query(select + " order by id" + (lock ? " for update" : ""), each, longs(ids));
        }
    }

    private void query(String select, Row each, Array... arrays) throws SQLException {
        try (var statement = connection.prepareStatement(select)) {
            for (var position = 0; position < arrays.length; position++) {
                statement.setArray(position + 1, arrays[position]);
            }
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    each.read(rows);
                }
            }
        }
    }

    private Array longs(Collection<Long> ids) throws SQLException {
        return connection.createArrayOf("bigint", ids.stream().sorted().toArray(Long[]::new));
    }
}
