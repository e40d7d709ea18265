package org.bestow.core.internal.write;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.bestow.core.internal.benefit.Snapshot.ClaimRow;
import org.bestow.core.internal.benefit.Snapshot.EndedSeatRow;
import org.bestow.core.internal.benefit.Snapshot.KeyRow;
import org.bestow.core.internal.benefit.Snapshot.SeatRow;
import org.bestow.spi.KeyKind;

/** Seats and keys of views: their columns, and what is made of them. What is sealed in a key is not even read. */
final class ViewRows {

    /** What a page or a decision sees of a long list. */
    static final int NEWEST = 200;

    static final String SEAT = "id, benefit_id, user_id, data, data_version, since, version, member_id";
    static final String KEY = "id, benefit_id, pool_id, masked, kind, claimed_at, claimed_by, note, document,"
            + " document_shape, document_version, replaces, replaced_by, member_id";

    /** The taken keys of a benefit's purchase and type, each beside the benefit that asks. */
    static final String SIBLING_KEYS = "select asking, " + KEY + " from (select a.id as asking, "
            + Arrays.stream(KEY.split(", ")).map(column -> "k." + column).collect(Collectors.joining(", "))
            + ", row_number() over (partition by a.id order by k.id desc) as place from benefit a"
            + " join benefit b on b.purchase_id = a.purchase_id and b.type = a.type"
            + " join claimed_key k on k.benefit_id = b.id where a.id = any(?)) newest where place <= " + NEWEST
            + " order by asking, id desc";

    static final String ENDED_SEAT = "id, benefit_id, user_id, data, data_version, since, ended_at, ended_by,"
            + " ended_by_name, why, member_id";

    /** What of a member's claims is seen; the others still hold under lock. */
    private static final int CLAIMS_SEEN = 500;

    /** The last day of a claim's benefit {@code b}; long ago for a cancelled one. */
    static final String CLAIM_UNTIL = "case when b.cancelled_on is null then b.expires else date '1970-01-01' end";

    static final String CLAIM = "member_id, type, name, claimed, seat_id, user_id, benefit_id, title, until";

    /** The newest claims of one member and type, each with the benefit that its seat is of. */
    static final String CLAIMS = "select c.member_id, c.type, c.name, c.claimed, c.assignment_id as seat_id, a.user_id,"
            + " a.benefit_id, i.title, " + CLAIM_UNTIL
            + " as until from unique_claim c join assignment a on a.id = c.assignment_id"
            + " join benefit b on b.id = a.benefit_id join package_item i on i.id = b.item_id"
            + " where c.member_id = ? and c.type = ? order by c.assignment_id desc fetch first " + CLAIMS_SEEN
            + " rows only";

    private ViewRows() {}

    static SeatRow seat(ResultSet row) throws SQLException {
        return new SeatRow(
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                row.getString(4),
                row.getInt(5),
                row.getObject(6, OffsetDateTime.class).toInstant(),
                row.getLong(7));
    }

    static KeyRow key(ResultSet row) throws SQLException {
        return key(row, 0);
    }

    /** @param skipped how many columns stand before the key's */
    static KeyRow key(ResultSet row, int skipped) throws SQLException {
        return new KeyRow(
                row.getLong(skipped + 1),
                row.getLong(skipped + 2),
                row.getLong(skipped + 3),
                row.getString(skipped + 4),
                KeyKind.valueOf(row.getString(skipped + 5)),
                row.getObject(skipped + 6, OffsetDateTime.class).toInstant(),
                row.getLong(skipped + 7),
                row.getString(skipped + 8),
                Optional.ofNullable(row.getString(skipped + 9)),
                row.getInt(skipped + 10),
                row.getLong(skipped + 11),
                number(row, skipped + 12),
                number(row, skipped + 13));
    }

    private static OptionalLong number(ResultSet row, int column) throws SQLException {
        var number = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
    }

    static EndedSeatRow endedSeat(ResultSet row) throws SQLException {
        return new EndedSeatRow(
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                row.getString(4),
                row.getInt(5),
                row.getObject(6, OffsetDateTime.class).toInstant(),
                row.getObject(7, OffsetDateTime.class).toInstant(),
                row.getLong(8),
                row.getString(9),
                row.getString(10));
    }

    /** Of columns after the member and the type. */
    static ClaimRow claim(ResultSet row) throws SQLException {
        return new ClaimRow(
                row.getString(3),
                row.getString(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                row.getString(8),
                row.getObject(9, LocalDate.class));
    }
}
