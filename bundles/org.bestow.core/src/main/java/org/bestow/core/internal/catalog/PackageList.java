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
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.bestow.api.Caller;
import org.bestow.api.Catalog.ItemInfo;
import org.bestow.api.Catalog.PackageInfo;
import org.bestow.api.Language;
import org.bestow.api.PublicId;
import org.bestow.spi.Localized;
import org.bestow.spi.Unit;
import org.bestow.store.Store;

/** What is on sale, in a reader's language. Thread-safe. */
record PackageList(Store store, Clock clock) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Rows of the tables. */
    public record PackageRow(long id, String code, String title, String description, String links) {}

    public record ItemRow(long packageId, String code, String type, String title, Long quantity, Unit unit) {}

    List<PackageInfo> of(Caller caller) {
        var items = new HashMap<Long, List<ItemInfo>>();
        var packages = store.global().read(sql -> {
            sql.query("select package_id, code, type, title, quantity, unit from package_item where on_sale"
                            + " order by package_id, position, id")
                    .mapTo(ItemRow.class)
                    .forEach(item -> items.computeIfAbsent(item.packageId(), id -> new ArrayList<>())
                            .add(info(item, caller.language())));
            return sql.query(
                            "select id, code, title, description, links from package where on_sale order by position, id")
                    .mapTo(PackageRow.class)
                    .list();
        });
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
