package org.bestow.core.internal.benefit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.bestow.core.internal.benefit.Snapshot.BenefitRow;
import org.bestow.spi.Unit;

/** The columns of a benefit that lists, views and groups read alike, as the first 15 of a statement. */
public final class BenefitColumns {

    private static final String[] NAMES = {
        "id",
        "member_id",
        "purchase_id",
        "item_id",
        "type",
        "quantity",
        "used",
        "pending",
        "unit",
        "purchased_on",
        "available_from",
        "activate_by",
        "expires",
        "activated_on",
        "cancelled_on"
    };

    private BenefitColumns() {}

    /** @param prefix of each column, as {@code "b."} */
    public static String of(String prefix) {
        return Arrays.stream(NAMES).map(name -> prefix + name).collect(Collectors.joining(", "));
    }

    public static BenefitRow read(ResultSet row, Optional<LocalDate> refundEndedOn, long version) throws SQLException {
        var quantity = row.getLong(6);
        var unlimited = row.wasNull();
        return new BenefitRow(
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getString(5),
                unlimited ? OptionalLong.empty() : OptionalLong.of(quantity),
                row.getLong(7),
                row.getLong(8),
                Unit.valueOf(row.getString(9)),
                row.getObject(10, LocalDate.class),
                row.getObject(11, OffsetDateTime.class).toInstant(),
                day(row, 12),
                row.getObject(13, LocalDate.class),
                day(row, 14),
                day(row, 15),
                refundEndedOn,
                version);
    }

    private static Optional<LocalDate> day(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, LocalDate.class));
    }
}
