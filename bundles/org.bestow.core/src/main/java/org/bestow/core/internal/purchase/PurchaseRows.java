package org.bestow.core.internal.purchase;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.bestow.api.Language;
import org.bestow.api.Members.Member;
import org.bestow.api.PublicId;
import org.bestow.api.Purchases.Purchase;
import org.bestow.api.Purchases.Status;
import org.bestow.spi.Localized;
import org.bestow.store.Sql;

/** Reads purchases. */
final class PurchaseRows {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String SELECT = "select p.id, p.member_id, p.purchased_on, p.expires, p.cancelled_on, k.code,"
            + " k.title, m.name, m.time_zone, m.email, (select count(*) from benefit b where b.purchase_id = p.id and"
            + " b.member_id = p.member_id) as benefits from purchase p join package k on k.id = p.package_id"
            + " join member m on m.id = p.member_id where ";

    private PurchaseRows() {}

    /** A row of the tables. */
    public record Row(
            long id,
            long memberId,
            LocalDate purchasedOn,
            LocalDate expires,
            Optional<LocalDate> cancelledOn,
            String code,
            String title,
            String name,
            String timeZone,
            String email,
            long benefits) {

        Purchase purchase(Instant now, Language reader) {
            var zone = ZoneId.of(timeZone);
            return new Purchase(
                    PublicId.of(PublicId.Kind.PURCHASE, memberId, id),
                    new Member(memberId, name, zone, email),
                    code,
                    in(title, reader),
                    status(LocalDate.ofInstant(now, zone)),
                    purchasedOn,
                    expires,
                    cancelledOn,
                    benefits);
        }

        /** Days are inclusive. */
        Status status(LocalDate today) {
            if (cancelledOn.isPresent()) {
                return Status.CANCELLED;
            }
            return today.isAfter(expires) ? Status.EXPIRED : Status.ACTIVE;
        }
    }

    /** Newest first; of all members where none is given. */
    static List<Row> list(Sql sql, OptionalLong member, PurchaseCursor after, int limit) {
        var whose = member.isPresent() ? "p.member_id = :member and " : "";
        return sql.query(SELECT + whose + "(p.purchased_on < :day or (p.purchased_on = :day and p.id < :id))"
                        + " order by p.purchased_on desc, p.id desc limit :limit")
                .bind("day", after.day())
                .bind("id", after.number())
                .bind("limit", limit)
                .mapTo(Row.class)
                .list();
    }

    static Optional<Row> one(Sql sql, long member, long number) {
        return sql.query(SELECT + "p.member_id = :owner and p.id = :id")
                .bind("owner", member)
                .bind("id", number)
                .mapTo(Row.class)
                .findOne();
    }

    private static String in(String texts, Language reader) {
        try {
            return new Localized(JSON.readValue(texts, new TypeReference<Map<String, String>>() {})).in(reader.tag());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored title is no JSON", e);
        }
    }
}
