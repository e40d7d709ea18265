package org.bestow.core.internal.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.bestow.api.Answer;
import org.bestow.api.Caller;
import org.bestow.api.Catalog.ItemInfo;
import org.bestow.api.Catalog.PackageInfo;
import org.bestow.api.Language;
import org.bestow.api.Page;
import org.bestow.api.PublicId;
import org.bestow.core.internal.text.Problems;
import org.bestow.spi.Localized;
import org.bestow.spi.Unit;
import org.bestow.store.SortedCursor;
import org.bestow.store.Store;

/** What is on sale, in a reader's language. Thread-safe. */
record PackageList(Store store, Clock clock) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Of packages, in cursors. */
    private static final String LIST = "p";

    private static final String PACKAGES = "select id, code, title, description, links, position from package";
    private static final String ITEMS =
            "select package_id, code, type, title, quantity, unit from package_item where on_sale";

    /** Rows of the tables. */
    public record PackageRow(long id, String code, String title, String description, String links, int position) {
        private String cursor() {
            return new SortedCursor(LIST, "%08x".formatted(position), id).toString();
        }
    }

    public record ItemRow(long packageId, String code, String type, String title, Long quantity, Unit unit) {}

    List<PackageInfo> all(Caller caller) {
        var packages = store.global().read(sql -> sql.query(PACKAGES + " where on_sale order by position, id")
                .mapTo(PackageRow.class)
                .list());
        return described(
                packages,
                store.global().read(sql -> sql.query(ITEMS + " order by package_id, position, id")
                        .mapTo(ItemRow.class)
                        .list()),
                caller);
    }

    Answer<Page<PackageInfo>> page(Caller caller, Page.Request page) {
        return page.after()
                .map(text -> SortedCursor.parse(LIST, text))
                .orElse(Optional.of(SortedCursor.start(LIST)))
                .map(after -> Answer.of(page(caller, after, page.limit())))
                .orElseGet(() -> Answer.no(Problems.cursor(caller.language())));
    }

    private Page<PackageInfo> page(Caller caller, SortedCursor after, int limit) {
        var position = after.sortKey().isEmpty() ? 0 : Long.parseLong(after.sortKey(), 16);
        // the order begins with what is the same in all rows: else H2 does not go along the index
        var found = store.global().read(sql -> sql.query(PACKAGES + " where on_sale = true and position >= :position"
                        + " and (position > :position or id > :id)"
                        + " order by on_sale, position, id fetch first " + (limit + 1) + " rows only")
                .bind("position", position)
                .bind("id", after.number())
                .mapTo(PackageRow.class)
                .list());
        var shown = found.subList(0, Math.min(limit, found.size()));
        var items = store.global().read(sql -> sql.query(
                        ITEMS + " and package_id = any(:packages) order by package_id, position, id")
                .bind("packages", shown.stream().mapToLong(PackageRow::id).toArray())
                .mapTo(ItemRow.class)
                .list());
        var next = found.size() > limit ? Optional.of(shown.get(limit - 1).cursor()) : Optional.<String>empty();
        return new Page<>(described(shown, items, caller), next);
    }

    private List<PackageInfo> described(List<PackageRow> packages, List<ItemRow> rows, Caller caller) {
        var items = new HashMap<Long, List<ItemInfo>>();
        rows.forEach(item ->
                items.computeIfAbsent(item.packageId(), id -> new ArrayList<>()).add(info(item, caller.language())));
        var owned = owned(caller);
        return packages.stream()
                .map(row -> new PackageInfo(
                        PublicId.of(PublicId.Kind.PACKAGE, 0, row.id()),
                        row.code(),
                        in(row.title(), caller.language()),
                        in(row.description(), caller.language()),
                        owned.contains(row.id()),
                        Links.in(row.links(), caller.language()),
                        items.getOrDefault(row.id(), List.of())))
                .toList();
    }

    private static ItemInfo info(ItemRow item, Language language) {
        var quantity = item.quantity() == null ? OptionalLong.empty() : OptionalLong.of(item.quantity());
        return new ItemInfo(item.code(), item.type(), in(item.title(), language), quantity, item.unit());
    }

    private Set<Long> owned(Caller caller) {
        if (caller.tenant().isEmpty()) {
            return Set.of();
        }
        var member = caller.tenant().getAsLong();
        var zone = store.global()
                .read(sql -> sql.query("select time_zone from member where id = :id")
                        .bind("id", member)
                        .mapTo(String.class)
                        .findOne())
                .map(ZoneId::of);
        if (zone.isEmpty()) {
            return Set.of();
        }
        var today = LocalDate.ofInstant(clock.instant(), zone.get());
        return store.forMember(member).read(sql -> sql
                .query("select distinct package_id from purchase where member_id = :member and cancelled_on is null"
                        + " and purchased_on <= :today and expires >= :today")
                .bind("today", today)
                .mapTo(Long.class)
                .stream()
                .collect(Collectors.toSet()));
    }

    static String in(String texts, Language language) {
        try {
            return new Localized(JSON.readValue(texts, new TypeReference<Map<String, String>>() {})).in(language.tag());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored title is no JSON", e);
        }
    }
}
