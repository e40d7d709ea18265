package org.bestow.core.internal.write;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.bestow.api.Journal;
import org.bestow.api.Users;
import org.bestow.core.internal.benefit.BenefitColumns;
import org.bestow.core.internal.benefit.Snapshot.DocumentRow;
import org.bestow.core.internal.benefit.Snapshot.ItemRow;
import org.bestow.core.internal.benefit.Snapshot.MemberRow;
import org.bestow.core.internal.keys.SettingsSeal;
import org.bestow.spi.Part;
import org.bestow.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The statements of a group of views: one a kind, and only of the kinds that somebody asks for. Thread-safe. */
final class ViewQueries {

    private static final Logger LOG = LoggerFactory.getLogger(ViewQueries.class);
    private static final int ITEMS_KEPT = 10_000;

    private static final String BASE = "select " + BenefitColumns.of("b.")
            + ", p.refund_ended_on, b.version, m.name, m.time_zone, m.email, i.revision"
            + " from benefit b join purchase p on p.id = b.purchase_id join member m on m.id = b.member_id"
            + " join package_item i on i.id = b.item_id where b.id = any(?)";

    private static final String ITEMS = "select i.id, i.revision, i.code, i.type, i.title, i.settings,"
            + " i.settings_version, k.title, i.sealed from package_item i join package k on k.id = i.package_id where i.id = any(?)";

    private final Store store;
    private final Journal journal;
    private final Users users;
    private final Clock clock;
    private final SettingsSeal seal;
    private final Map<ReadViews.ItemKey, ItemRow> items = new ConcurrentHashMap<>();

    ViewQueries(Store store, Journal journal, Users users, Clock clock, SettingsSeal seal) {
        this.store = store;
        this.journal = journal;
        this.users = users;
        this.clock = clock;
        this.seal = seal;
    }

    /** One answer a request, in their order. */
    List<ViewLoader.Loaded> load(List<ViewRequest> requests) {
        var now = clock.instant();
        var read = store.global().read(sql -> read(sql.connection(), requests, now));
        read.people = people(read);
        return read.requests.stream().map(request -> read.loaded(request, now)).toList();
    }

    private Map<Long, Users.Person> people(ReadViews read) {
        var wanted = read.named();
        var asking = optionalIds(read.requests, ViewRequest::actor);
        asking.removeAll(wanted);
        var people = new HashMap<Long, Users.Person>();
        if (!asking.isEmpty()) {
            people.putAll(users.asking(asking));
        }
        if (!wanted.isEmpty()) {
            people.putAll(users.find(wanted));
        }
        return people;
    }

    private ReadViews read(Connection connection, List<ViewRequest> asked, Instant now) throws SQLException {
        var read = new ReadViews();
        query(connection, BASE, ids(asked, ViewRequest::benefit), row -> {
            var base = base(row);
            read.bases.put(base.benefit().id(), base);
        });
        var unknown = new HashSet<Long>();
        for (var base : read.bases.values()) {
            var kept = items.get(base.item());
            if (kept == null) {
                unknown.add(base.item().id());
            } else {
                read.items.put(kept.id(), kept);
            }
        }
        query(connection, ITEMS, unknown, row -> {
            var item = keepItem(row);
            read.items.put(item.id(), item);
        });
        var requests = asked.stream().map(read::narrowed).toList();
        read.requests = requests;
        query(
                connection,
                "select " + ViewRows.SEAT + " from assignment where id = any(?)",
                optionalIds(requests, ViewRequest::seat),
                row -> read.seat.put(row.getLong(1), ViewRows.seat(row)));
        query(
                connection,
                "select " + ViewRows.KEY + " from claimed_key where id = any(?)",
                optionalIds(requests, ViewRequest::key),
                row -> read.key.put(row.getLong(1), ViewRows.key(row)));
        newest(
                connection,
                ViewRows.SEAT,
                "assignment",
                "benefit_id desc, id desc",
                asking(requests, Part.ASSIGNMENTS),
                row -> read.seats
                        .computeIfAbsent(row.getLong(2), benefit -> new ArrayList<>())
                        .add(ViewRows.seat(row)));
        newest(
                connection,
                ViewRows.KEY,
                "claimed_key",
                "benefit_id desc, id desc",
                asking(requests, Part.KEYS),
                row -> read.keys
                        .computeIfAbsent(row.getLong(2), benefit -> new ArrayList<>())
                        .add(ViewRows.key(row)));
        query(connection, ViewRows.SIBLING_KEYS, asking(requests, Part.SIBLING_KEYS), row -> read.siblingKeys
                .computeIfAbsent(row.getLong(1), benefit -> new ArrayList<>())
                .add(ViewRows.key(row, 1)));
        newest(
                connection,
                ViewRows.ENDED_SEAT,
                "ended_assignment",
                "benefit_id, ended_at desc, id desc",
                asking(requests, Part.ENDED_ASSIGNMENTS),
                row -> read.endedSeats
                        .computeIfAbsent(row.getLong(2), benefit -> new ArrayList<>())
                        .add(ViewRows.endedSeat(row)));
        readClaims(connection, requests, read);
        query(
                connection,
                "select benefit_id, data, data_version, version, member_id from benefit_document"
                        + " where benefit_id = any(?)",
                requests.stream()
                        .filter(ViewRequest::document)
                        .map(ViewRequest::benefit)
                        .collect(Collectors.toSet()),
                row -> read.documents.put(
                        row.getLong(1), new DocumentRow(row.getString(2), row.getInt(3), row.getLong(4))));
        // last, so that who sees what a twin did sees the twin too, and is not refused for it
        var scopes =
                requests.stream().flatMap(request -> request.twin().stream()).collect(Collectors.toSet());
        if (!scopes.isEmpty()) {
            read.twins = journal.find(connection, scopes, now);
        }
        return read;
    }

    /** Bounded for each benefit: of one with many thousand keys only the newest are looked at ({@code id > 0}: by H2, too). */
    private static void newest(
            Connection connection, String columns, String table, String order, Set<Long> benefits, Row each)
            throws SQLException {
        if (benefits.isEmpty()) {
            return;
        }
        var one = "select " + columns + " from " + table + " where benefit_id = ? and id > 0 order by " + order
                + " fetch first " + ViewRows.NEWEST + " rows only";
        var text = Repeated.select(columns, one, benefits.size(), order);
        try (var statement = connection.prepareStatement(text)) {
            var position = 1;
            for (var benefit : benefits) {
                statement.setLong(position++, benefit);
            }
            while (position <= Repeated.places(benefits.size())) {
                statement.setLong(position++, Repeated.NOTHING);
            }
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    each.read(rows);
                }
            }
        }
    }

    private static void readClaims(Connection connection, List<ViewRequest> requests, ReadViews read)
            throws SQLException {
        var asked = asking(requests, Part.CLAIMS).stream()
                .flatMap(benefit -> Optional.ofNullable(read.bases.get(benefit)).stream())
                .map(base -> ReadViews.OfType.of(base.benefit()))
                .distinct()
                .toList();
        if (asked.isEmpty()) {
            return;
        }
        var text = Repeated.select(ViewRows.CLAIM, ViewRows.CLAIMS, asked.size(), "seat_id desc");
        try (var statement = connection.prepareStatement(text)) {
            var position = 1;
            for (var index = 0; index < Repeated.places(asked.size()); index++) {
                var place = index < asked.size() ? asked.get(index) : new ReadViews.OfType(Repeated.NOTHING, "");
                statement.setLong(position++, place.member());
                statement.setString(position++, place.type());
            }
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    read.claims
                            .computeIfAbsent(
                                    new ReadViews.OfType(rows.getLong(1), rows.getString(2)), type -> new ArrayList<>())
                            .add(ViewRows.claim(rows));
                }
            }
        }
    }

    private static ReadViews.Base base(ResultSet row) throws SQLException {
        var refundEndedOn = Optional.ofNullable(row.getObject(16, LocalDate.class));
        var benefit = BenefitColumns.read(row, refundEndedOn, row.getLong(17));
        var member =
                new MemberRow(benefit.memberId(), row.getString(18), ZoneId.of(row.getString(19)), row.getString(20));
        return new ReadViews.Base(benefit, member, new ReadViews.ItemKey(benefit.itemId(), row.getLong(21)));
    }

    private ItemRow keepItem(ResultSet row) throws SQLException {
        if (items.size() >= ITEMS_KEPT) {
            items.clear();
        }
        var item = new ItemRow(
                row.getLong(1),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                settings(row.getLong(1), row.getString(6), row.getBytes(9)),
                row.getInt(7),
                row.getString(8));
        items.put(new ReadViews.ItemKey(row.getLong(1), row.getLong(2)), item);
        return item;
    }

    /** Opened here, once for each revision of an item, and not for each action. */
    private String settings(long item, String visible, byte[] sealed) {
        try {
            return sealed == null ? visible : seal.open(item, sealed);
        } catch (IllegalStateException e) {
            // no settings that a type could read: what is wrong with this item must not hurt others of the group
            LOG.error("The settings of an item cannot be opened; its benefits are faulty", e);
            return "";
        }
    }

    private static Set<Long> ids(List<ViewRequest> requests, ToLongFunction<ViewRequest> id) {
        return requests.stream().map(id::applyAsLong).collect(Collectors.toSet());
    }

    private static Set<Long> optionalIds(List<ViewRequest> requests, Function<ViewRequest, OptionalLong> id) {
        return requests.stream()
                .map(id)
                .filter(OptionalLong::isPresent)
                .map(OptionalLong::getAsLong)
                .collect(Collectors.toSet());
    }

    private static Set<Long> asking(List<ViewRequest> requests, Part part) {
        return requests.stream()
                .filter(request -> request.parts().contains(part))
                .map(ViewRequest::benefit)
                .collect(Collectors.toSet());
    }

    /** What a row is turned into. */
    private interface Row {
        void read(ResultSet row) throws SQLException;
    }

    private static void query(Connection connection, String select, Collection<Long> ids, Row each)
            throws SQLException {
        if (ids.isEmpty()) {
            return;
        }
        Array array = connection.createArrayOf("bigint", ids.toArray(Long[]::new));
        try (var statement = connection.prepareStatement(select)) {
            statement.setArray(1, array);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    each.read(rows);
                }
            }
        }
    }
}
