package org.bestow.core.internal.benefit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.bestow.api.Benefits;
import org.bestow.api.Benefits.Sort;

/** One page of a member's benefits as one statement. Used once. */
final class ListStatement {

    /** What {@link #found} reads, in its order. */
    private static final String COLUMNS = BenefitColumns.of("b.") + ", p.refund_ended_on, b.version, i.package_id,"
            + " m.time_zone, " + Titles.Version.COLUMNS;

    private final Benefits.Query wanted;
    private final ListCursor place;
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Map<String, Collection<Long>> arrays = new LinkedHashMap<>();
    private final List<String> conditions = new ArrayList<>();
    private String sources = "";
    private String order = "";

    /** Whether the member's day or the newest titles decide which rows there are, and not only how they look. */
    static boolean needsStanding(Benefits.Query wanted) {
        return !wanted.statuses().isEmpty()
                || wanted.expiringBefore().isPresent()
                || wanted.search().isPresent()
                || wanted.sort() == Sort.SOURCE;
    }

    /**
     * @param place of the first page with the moment, the language and no row
     * @param moment looked at only if {@link #needsStanding}
     */
    ListStatement(Benefits.Query wanted, ListCursor place, ListCursor.Moment moment) {
        this.wanted = wanted;
        this.place = place;
        conditions.add("b.member_id = :member");
        wanted.type().ifPresent(type -> where("b.type = :type", "type", type));
        wanted.expiringBefore().ifPresent(day -> {
            where("b.cancelled_on is null and b.expires < :before and b.expires >= :today", "before", day);
            values.put("today", moment.today());
        });
        wanted.activateBefore().ifPresent(day -> where("b.activate_by < :activateBefore", "activateBefore", day));
        var statuses = wanted.statuses();
        if (!statuses.isEmpty()) {
            conditions.add(BenefitPredicates.anyOf(statuses));
            if (BenefitPredicates.namesNow(statuses)) {
                values.put("now", moment.now());
            }
            if (BenefitPredicates.namesToday(statuses)) {
                values.put("today", moment.today());
            }
        }
    }

    private void where(String condition, String name, Object value) {
        conditions.add(condition);
        values.put(name, value);
    }

    /** Only benefits of these items, or with a seat of these users. */
    void among(Collection<Long> items, Collection<Long> holders) {
        arrays.put("items", items);
        var seats = "";
        if (!holders.isEmpty()) {
            arrays.put("holders", holders);
            seats = " or b.id in (select a.benefit_id from assignment a where a.member_id = :member"
                    + " and a.user_id = any(:holders))";
        }
        // of the member's benefits: by an index on items all members' benefits of these would be looked at
        conditions.add("(b.item_id + 0 = any(:items)" + seats + ")");
    }

    /** Only benefits with a seat of this user. */
    void heldBy(long user) {
        where(
                "b.id in (select a.benefit_id from assignment a where a.member_id = :member and a.user_id = :holder)",
                "holder",
                user);
    }

    /** @param following whether {@code place} is of a last row, after which it goes on */
    void order(boolean following, Titles titles) {
        switch (wanted.sort()) {
            case TITLE -> orderBy("i.title_key_" + place.language().name().toLowerCase(Locale.ROOT), following);
            case SOURCE -> orderBySource(following, titles.places(place.language()));
            case ACTIVATE_BY -> orderBy("b.activate_by", following);
            case EXPIRES -> orderBy("b.expires", following);
            case USED -> orderBy("b.used", following);
        }
    }

    private void orderBy(String column, boolean following) {
        var nullable = wanted.sort() == Sort.ACTIVATE_BY;
        order = column + (wanted.descending() ? " desc" : "") + " nulls last, b.id";
        if (!following) {
            return;
        }
        values.put("id", place.id());
        if (place.key().isEmpty()) {
            conditions.add(column + " is null and b.id > :id");
            return;
        }
        values.put("key", key(place.key().get()));
        conditions.add("(" + column + (wanted.descending() ? " < :key" : " > :key")
                + (nullable ? " or " + column + " is null" : "")
                + " or (" + column + " = :key and b.id > :id))");
    }

    private Object key(String text) {
        return switch (wanted.sort()) {
            case TITLE, SOURCE -> text;
            case USED -> Long.parseLong(text);
            case ACTIVATE_BY, EXPIRES -> LocalDate.parse(text);
        };
    }

    /** Titles of packages have no stored keys: there are few, and their order is handed over. */
    private void orderBySource(boolean following, List<Titles.Place> places) {
        var ordered = new ArrayList<>(places);
        if (wanted.descending()) {
            Collections.reverse(ordered);
        }
        arrays.put("places", ordered.stream().map(Titles.Place::packageId).toList());
        sources = " join unnest(:places) with ordinality as s (package_id, place) on s.package_id = i.package_id";
        order = "s.place, b.id";
        if (following) {
            var last = lastSource(place.key().orElseThrow());
            values.put("id", place.id());
            values.put("level", last.packageId());
            arrays.put(
                    "beyond",
                    ordered.stream()
                            .filter(one -> beyond(one, last))
                            .map(Titles.Place::packageId)
                            .toList());
            conditions.add("(i.package_id = any(:beyond) or (i.package_id = :level and b.id > :id))");
        }
    }

    private boolean beyond(Titles.Place one, Titles.Place last) {
        var order = one.key().compareTo(last.key());
        var after = order == 0 ? Long.compare(one.packageId(), last.packageId()) : order;
        return wanted.descending() ? after < 0 : after > 0;
    }

    private static Titles.Place lastSource(String key) {
        var dot = key.indexOf('.');
        return new Titles.Place(Long.parseLong(key.substring(dot + 1)), key.substring(0, dot));
    }

    /** By hand, as lists are what is asked most. */
    List<BenefitReader.Found> read(Connection connection, long member, int limit) throws SQLException {
        values.put("member", member);
        var text = Named.of("select " + COLUMNS + ", i.title_key_"
                + place.language().name().toLowerCase(Locale.ROOT) + " as title_key"
                + " from benefit b join purchase p on p.id = b.purchase_id"
                + " join package_item i on i.id = b.item_id join member m on m.id = b.member_id" + sources
                + " where " + String.join(" and ", conditions)
                + " order by " + order
                + " fetch first " + limit + " rows only");
        var found = new ArrayList<BenefitReader.Found>();
        try (var statement = connection.prepareStatement(text.positional())) {
            var position = 1;
            for (var name : text.names()) {
                statement.setObject(position++, value(connection, name));
            }
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(found(rows));
                }
            }
        }
        return found;
    }

    private Object value(Connection connection, String name) throws SQLException {
        var ids = arrays.get(name);
        if (ids != null) {
            return connection.createArrayOf("bigint", ids.toArray(Long[]::new));
        }
        var value = values.get(name);
        return value instanceof Instant moment
                ? moment.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC)
                : value;
    }

    /** A statement with the names of its parameters in their order; kept, since there are few. */
    private record Named(String positional, List<String> names) {

        private static final int MOST = 500;
        private static final Pattern NAME = Pattern.compile(":(\\w+)");
        private static final Map<String, Named> KEPT = new ConcurrentHashMap<>();

        static Named of(String text) {
            var kept = KEPT.get(text);
            if (kept != null) {
                return kept;
            }
            var names = new ArrayList<String>();
            var positional = NAME.matcher(text).replaceAll(found -> {
                names.add(found.group(1));
                return "?";
            });
            var named = new Named(positional, List.copyOf(names));
            if (KEPT.size() >= MOST) {
                KEPT.clear();
            }
            KEPT.put(text, named);
            return named;
        }
    }

    private static BenefitReader.Found found(ResultSet row) throws SQLException {
        var refundEndedOn = Optional.ofNullable(row.getObject(16, LocalDate.class));
        return new BenefitReader.Found(
                BenefitColumns.read(row, refundEndedOn, row.getLong(17)),
                row.getLong(18),
                new BenefitReader.Standing(ZoneId.of(row.getString(19)), Titles.Version.read(row, 20)),
                row.getString(22));
    }

    /** Where the list goes on after this row. */
    static ListCursor after(ListCursor page, Snapshot.BenefitRow row, long packageId, String titleKey, Titles titles) {
        Optional<String> key =
                switch (page.sort()) {
                    case TITLE -> Optional.of(titleKey);
                    case SOURCE -> titles.places(page.language()).stream()
                            .filter(one -> one.packageId() == packageId)
                            .map(one -> one.key() + "." + packageId)
                            .findFirst();
                    case USED -> Optional.of(Long.toString(row.used()));
                    case EXPIRES -> Optional.of(row.expires().toString());
                    case ACTIVATE_BY -> row.activateBy().map(LocalDate::toString);
                };
        return new ListCursor(page.sort(), page.descending(), page.language(), page.now(), page.asOf(), key, row.id());
    }
}
