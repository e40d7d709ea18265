package org.bestow.core.internal.catalog;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.bestow.api.Catalog;
import org.bestow.core.internal.catalog.CatalogDiff.Found;
import org.bestow.store.Sql;
import org.bestow.store.Store;

/** Counts who sees what is different: running benefits and their members, by one statement for items and one for packages. */
record Reach(Store store, Clock clock) {

    private static final int MOST = 200;
    private static final String RUNS = "b.cancelled_on is null and b.expires >= :day";

    /** A row of what is counted. */
    public record Count(long id, long benefits, long members) {}

    /** The first {@value #MOST} with their counts. */
    Catalog.Difference of(List<Found> found) {
        var shown = found.subList(0, Math.min(MOST, found.size()));
        // yesterday, because somewhere it still is
        var day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1);
        var items =
                shown.stream().map(Found::item).filter(OptionalLong::isPresent).toList();
        var packages =
                shown.stream().map(Found::pack).filter(OptionalLong::isPresent).toList();
        var byItem = count(items, day, "b.item_id", "benefit b");
        var byPackage = count(packages, day, "i.package_id", "benefit b join package_item i on i.id = b.item_id");
        var entries = shown.stream()
                .map(one -> with(
                        one.entry(),
                        Stream.of(
                                        one.item().isPresent()
                                                ? byItem.get(one.item().getAsLong())
                                                : null,
                                        one.pack().isPresent()
                                                ? byPackage.get(one.pack().getAsLong())
                                                : null)
                                .filter(Objects::nonNull)
                                .findFirst()
                                .orElse(new Count(0, 0, 0))))
                .toList();
        return new Catalog.Difference(
                number(found, Catalog.Change.ADDED),
                number(found, Catalog.Change.CHANGED),
                number(found, Catalog.Change.REMOVED),
                entries,
                found.size() - shown.size());
    }

    private static int number(List<Found> found, Catalog.Change change) {
        return (int)
                found.stream().filter(one -> one.entry().change() == change).count();
    }

    private static Catalog.Entry with(Catalog.Entry entry, Count count) {
        return new Catalog.Entry(
                entry.path(),
                entry.packageCode(),
                entry.item(),
                entry.change(),
                entry.fields(),
                count.benefits(),
                count.members());
    }

    private Map<Long, Count> count(List<OptionalLong> ids, LocalDate day, String by, String from) {
        var counts = new HashMap<Long, Count>();
        if (!ids.isEmpty()) {
            var wanted = ids.stream().map(OptionalLong::getAsLong).toList();
            store.global().read(sql -> count(sql, wanted, day, by, from)).forEach(row -> counts.put(row.id(), row));
        }
        return counts;
    }

    private static List<Count> count(Sql sql, List<Long> ids, LocalDate day, String by, String from) {
        return sql.query("select " + by + " as id, count(*) as benefits, count(distinct b.member_id) as members from "
                        + from + " where " + by + " = any(:ids) and " + RUNS + " group by " + by)
                .bindArray("ids", Long.class, ids)
                .bind("day", day)
                .mapTo(Count.class)
                .list();
    }
}
