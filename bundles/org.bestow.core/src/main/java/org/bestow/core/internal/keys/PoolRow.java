package org.bestow.core.internal.keys;

import java.util.List;
import java.util.OptionalLong;
import org.bestow.api.KeyPools;
import org.bestow.api.PublicId;
import org.bestow.spi.KeyKind;
import org.bestow.store.Sql;

/**
 * A row of {@code key_pool}. Public, because rows are mapped by reflection.
 *
 * @param lowAt null: the usual
 */
public record PoolRow(long id, String code, KeyKind kind, long available, long claimed, Long lowAt, long version) {

    private static final int TENTH = 10;
    private static final String COLUMNS = "select id, code, kind, available, claimed, low_at, version from key_pool";

    /** What {@link #pool} says of those that are not {@link KeyPools.Level#OK}. */
    private static final String LOW = " and available <= coalesce(low_at,"
            + " case kind when 'RETAIL' then (available + claimed + " + (TENTH - 1) + ") / " + TENTH + " else 0 end)";

    static List<PoolRow> list(Sql sql) {
        return sql.query(COLUMNS + " order by code").mapTo(PoolRow.class).list();
    }

    /** By code. @param after the code that it follows */
    static List<PoolRow> page(Sql sql, String after, boolean lowOnly, int most) {
        return sql.query(COLUMNS + " where code > :after" + (lowOnly ? LOW : "") + " order by code fetch first " + most
                        + " rows only")
                .bind("after", after)
                .mapTo(PoolRow.class)
                .list();
    }

    static PoolRow one(Sql sql, long id, boolean lock) {
        return sql.query(COLUMNS + " where id = :id" + (lock ? " for update" : ""))
                .bind("id", id)
                .mapTo(PoolRow.class)
                .one();
    }

    KeyPools.Pool pool() {
        var low = lowAt == null ? usual() : lowAt;
        var level = available == 0 ? KeyPools.Level.EMPTY : available <= low ? KeyPools.Level.LOW : KeyPools.Level.OK;
        return new KeyPools.Pool(
                PublicId.of(PublicId.Kind.KEY_POOL, 0, id), code, kind, available, claimed, low, level, version);
    }

    /** Of keys that are used up a tenth of all that ever came in, rounded up; where one key serves many, only none is few. */
    private long usual() {
        return kind == KeyKind.RETAIL ? (available + claimed + TENTH - 1) / TENTH : 0;
    }

    PoolRow lowAt(OptionalLong low) {
        return new PoolRow(id, code, kind, available, claimed, low.isPresent() ? low.getAsLong() : null, version);
    }

    PoolRow next() {
        return new PoolRow(id, code, kind, available, claimed, lowAt, version + 1);
    }
}
