package org.bestow.core.internal.write;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.bestow.core.internal.benefit.Snapshot.KeyRow;
import org.bestow.core.internal.benefit.Snapshot.SeatRow;
import org.bestow.spi.KeyKind;

/** Seats and keys of views: their columns, and what is made of them. What is sealed in a key is not even read. */
final class ViewRows {

    /** What a page or a decision sees of a long list. */
    static final int NEWEST = 200;

    static final String SEAT = "id, benefit_id, user_id, data, data_version, since, version, member_id";
    static final String KEY = "id, benefit_id, pool_id, masked, kind, claimed_at, claimed_by, note, member_id";

    /** The taken keys of a benefit's purchase and type, each beside the benefit that asks. */
    static final String SIBLING_KEYS = "select asking, " + KEY + " from (select a.id as asking, "
            + Arrays.stream(KEY.split(", ")).map(column -> "k." + column).collect(Collectors.joining(", "))
            + ", row_number() over (partition by a.id order by k.id desc) as place from benefit a"
            + " join benefit b on b.purchase_id = a.purchase_id and b.type = a.type"
            + " join claimed_key k on k.benefit_id = b.id where a.id = any(?)) newest where place <= " + NEWEST
            + " order by asking, id desc";

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
                row.getString(skipped + 8));
    }
}
