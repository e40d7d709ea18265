package org.bestow.core.internal.keys;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bestow.api.Answer;
import org.bestow.api.Caller;
import org.bestow.api.KeyPools.Pool;
import org.bestow.api.Page;
import org.bestow.core.internal.text.Problems;
import org.bestow.store.SortedCursor;
import org.bestow.store.Store;

/** Pools by code, and what uses them. Thread-safe. */
record PoolList(Store store, Pools pools) {

    /** Of pools, in cursors: with the number alone, as a pool never goes away and never changes its code. */
    private static final String LIST = "l";

    private static final ObjectMapper JSON = new ObjectMapper();

    List<Pool> all() {
        return store.global().read(PoolRow::list).stream().map(PoolRow::pool).toList();
    }

    Answer<Page<Pool>> page(Caller caller, boolean lowOnly, Page.Request page) {
        return page.after()
                .map(this::code)
                .orElse(Optional.of(""))
                .map(after -> Answer.of(page(after, lowOnly, page.limit())))
                .orElseGet(() -> Answer.no(Problems.cursor(caller.language())));
    }

    private Optional<String> code(String cursor) {
        return SortedCursor.parse(LIST, cursor)
                .flatMap(after -> pools.byId(after.number()))
                .map(Pools.PoolInfo::code);
    }

    private Page<Pool> page(String after, boolean lowOnly, int limit) {
        var found = store.global().read(sql -> PoolRow.page(sql, after, lowOnly, limit + 1));
        var shown = found.subList(0, Math.min(limit, found.size()));
        var next = found.size() > limit
                ? Optional.of(new SortedCursor(LIST, "", shown.get(limit - 1).id()).toString())
                : Optional.<String>empty();
        return new Page<>(shown.stream().map(PoolRow::pool).toList(), next);
    }

    /** Items on sale, by the code of the pool that they name. */
    Map<String, List<String>> items(Set<String> codes) {
        var items = new TreeMap<String, List<String>>();
        var quoted = codes.stream().map(code -> "%\"" + code + "\"%").toList();
        store.global().read(sql -> {
            sql.query("select p.code || '/' || i.code as item, i.settings from package_item i"
                            + " join package p on p.id = i.package_id where i.on_sale and i.settings like '%\"pool\"%'"
                            + " and exists (select 1 from unnest(:codes) as asked (code) where i.settings like asked.code)"
                            + " order by p.position, p.id, i.position, i.id")
                    .bindArray("codes", String.class, quoted)
                    .mapTo(ItemRow.class)
                    .forEach(row -> row.pools(codes)
                            .forEach(code -> items.computeIfAbsent(code, key -> new ArrayList<>())
                                    .add(row.item())));
            return items;
        });
        return items;
    }

    /** A row of the table. */
    public record ItemRow(String item, String settings) {
        private Set<String> pools(Set<String> codes) {
            try {
                return NamedPool.in(JSON.readTree(settings)).stream()
                        .map(NamedPool::code)
                        .filter(codes::contains)
                        .collect(Collectors.toSet());
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("stored settings are no JSON", e);
            }
        }
    }
}
