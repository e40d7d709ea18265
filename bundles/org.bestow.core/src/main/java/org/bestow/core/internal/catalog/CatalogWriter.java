package org.bestow.core.internal.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.bestow.api.Catalog;
import org.bestow.api.Language;
import org.bestow.core.internal.catalog.CatalogDocument.ItemEntry;
import org.bestow.core.internal.catalog.SettingsCheck.Verdict;
import org.bestow.core.internal.catalog.StoredCatalog.Item;
import org.bestow.core.internal.catalog.StoredCatalog.StoredPackage;
import org.bestow.spi.Localized;
import org.bestow.store.Sql;
import org.bestow.store.Store;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Turns what is stored into what a document says, by batches of only what differs. What the document no longer has goes off sale and
 * stays for those who bought it. Not thread-safe; one for each transaction.
 */
final class CatalogWriter {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CHUNK = 500;

    private final Sql sql;
    private final Store store;
    private final StoredCatalog stored;
    private final long version;
    private final Map<ItemEntry, Verdict> verdicts;
    private final SortKeys sortKeys = new SortKeys();
    private final Consumer<Catalog.Progress> ear;
    private int done;
    private int total;

    CatalogWriter(
            Sql sql,
            Store store,
            StoredCatalog stored,
            Map<ItemEntry, Verdict> verdicts,
            Consumer<Catalog.Progress> ear) {
        this.ear = ear;
        this.sql = sql;
        this.store = store;
        this.stored = stored;
        this.version = stored.version() + 1;
        this.verdicts = verdicts;
    }

    /** An item with the title that its sort keys are made from. */
    private record Titled(Item row, Localized title) {}

    void write(CatalogDocument document) {
        writePools(document);
        writeCategories(document);
        var kept = new HashSet<Long>();
        var fresh = new ArrayList<Titled>();
        var changed = new ArrayList<Titled>();
        var numbers = writePackages(document);
        for (var entry : document.packages()) {
            long owner = numbers.get(entry.code());
            kept.add(-owner);
            for (int place = 0; place < entry.items().size(); place++) {
                var item = entry.items().get(place);
                var before = stored.item(entry.code(), item.code());
                var after = row(
                        item,
                        owner,
                        place,
                        before.map(Item::id)
                                .orElseGet(() -> store.ids("package_item_seq").next()),
                        before.orElse(null));
                if (before.isEmpty()) {
                    fresh.add(new Titled(after, item.title()));
                } else {
                    kept.add(after.id());
                    if (!after.equals(before.get())) {
                        changed.add(new Titled(after, item.title()));
                    }
                }
            }
        }
        total = fresh.size() + changed.size();
        insertItems(fresh);
        updateItems(changed);
        takeOffSale(kept);
    }

    private void writePools(CatalogDocument document) {
        var fresh = document.pools().stream()
                .filter(pool -> !stored.pools().containsKey(pool.code()))
                .toList();
        batch(
                "insert into key_pool (id, code, kind, available, claimed) values (:id, :code, :kind, 0, 0)",
                fresh,
                (rows, pool) -> rows.bind("id", store.ids("key_pool_seq").next())
                        .bind("code", pool.code())
                        .bind("kind", pool.kind().name()));
    }

    private void writeCategories(CatalogDocument document) {
        var after = new TreeMap<String, String>();
        document.categories().forEach(category -> after.put(category.type(), Links.json(category.links())));
        var different = new TreeSet<>(stored.categories().keySet());
        different.addAll(after.keySet());
        different.removeIf(type -> Objects.equals(stored.categories().get(type), after.get(type)));
        batch(
                "delete from category_link where type = :type",
                List.copyOf(different),
                (rows, type) -> rows.bind("type", type));
        batch(
                "insert into category_link (type, links) values (:type, :links)",
                different.stream().filter(after::containsKey).toList(),
                (rows, type) -> rows.bind("type", type).bind("links", after.get(type)));
    }

    /** Gives back the packages' numbers by code. */
    private Map<String, Long> writePackages(CatalogDocument document) {
        var numbers = new HashMap<String, Long>();
        var fresh = new ArrayList<StoredPackage>();
        var changed = new ArrayList<StoredPackage>();
        var renamed = new ArrayList<Long>();
        for (int position = 0; position < document.packages().size(); position++) {
            var entry = document.packages().get(position);
            var before = stored.packages().get(entry.code());
            var after = new StoredPackage(
                    before == null ? store.ids("package_seq").next() : before.id(),
                    entry.code(),
                    json(entry.title()),
                    json(entry.description()),
                    position,
                    entry.validityDays(),
                    Links.json(entry.links()),
                    true);
            numbers.put(entry.code(), after.id());
            if (before == null) {
                fresh.add(after);
            } else if (!after.equals(before)) {
                changed.add(after);
                if (!before.title().equals(after.title())) {
                    renamed.add(after.id());
                }
            }
        }
        batch(
                "insert into package (id, code, title, description, position, validity_days, links, on_sale)"
                        + " values (:id, :code, :title, :description, :position, :days, :links, true)",
                fresh,
                CatalogWriter::bind);
        changed.sort(Comparator.comparing(StoredPackage::id));
        batch(
                "update package set title = :title, description = :description, position = :position,"
                        + " validity_days = :days, links = :links, on_sale = true where id = :id and code = :code",
                changed,
                CatalogWriter::bind);
        // Who keeps items in memory keeps the title of their package with them.
        renamed.sort(Comparator.naturalOrder());
        batch("update package_item set revision = :version where package_id = :id", renamed, (rows, id) -> rows.bind(
                        "version", version)
                .bind("id", id));
        return numbers;
    }

    private static void bind(PreparedBatch rows, StoredPackage row) {
        rows.bind("id", row.id())
                .bind("code", row.code())
                .bind("title", row.title())
                .bind("description", row.description())
                .bind("position", row.position())
                .bind("days", row.validityDays())
                .bind("links", row.links());
    }

    private Item row(ItemEntry entry, long owner, int position, long id, Item before) {
        var verdict = verdicts.get(entry);
        var state = ItemChecks.state(verdict);
        var message = ItemChecks.message(verdict);
        var same = before != null
                && before.settings().equals(entry.settings())
                && before.settingsVersion() == entry.settingsVersion();
        if (same && verdict.state() == SettingsCheck.State.UNCHECKED) {
            // What the type said of the very same settings while it was there.
            state = before.checkState();
            message = before.checkMessage();
        }
        return new Item(
                id,
                owner,
                entry.code(),
                entry.type(),
                json(entry.title()),
                boxed(entry.quantity()),
                entry.unit(),
                boxed(entry.activateWithinDays()),
                entry.settings(),
                entry.settingsVersion(),
                state,
                message,
                position,
                true);
    }

    private void insertItems(List<Titled> fresh) {
        batch(
                "insert into package_item (id, package_id, code, type, title, title_key_en, title_key_zh_cn,"
                        + " title_key_zh_tw, quantity, unit, activate_within_days, settings, settings_version,"
                        + " check_state, check_message, revision, position, on_sale) values (:id, :package, :code, :type,"
                        + " :title, :en, :cn, :tw, :quantity, :unit, :within, :settings, :settingsVersion, :state,"
                        + " :message, :version, :position, true)",
                fresh,
                (rows, item) -> bind(rows, item)
                        .bind("package", item.row().packageId())
                        .bind("code", item.row().code())
                        .bind("type", item.row().type()));
    }

    private void updateItems(List<Titled> changed) {
        changed.sort(Comparator.comparing(item -> item.row().id()));
        batch(
                "update package_item set title = :title, title_key_en = :en, title_key_zh_cn = :cn,"
                        + " title_key_zh_tw = :tw, quantity = :quantity, unit = :unit, activate_within_days = :within,"
                        + " settings = :settings, settings_version = :settingsVersion, check_state = :state,"
                        + " check_message = :message, revision = :version, position = :position, on_sale = true"
                        + " where id = :id",
                changed,
                this::bind);
    }

    private PreparedBatch bind(PreparedBatch rows, Titled item) {
        var row = item.row();
        return rows.bind("id", row.id())
                .bind("title", row.title())
                .bind("en", sortKeys.key(item.title(), Language.EN))
                .bind("cn", sortKeys.key(item.title(), Language.ZH_CN))
                .bind("tw", sortKeys.key(item.title(), Language.ZH_TW))
                .bind("quantity", row.quantity())
                .bind("unit", row.unit().name())
                .bind("within", row.activateWithinDays())
                .bind("settings", row.settings())
                .bind("settingsVersion", row.settingsVersion())
                .bind("state", row.checkState())
                .bind("message", row.checkMessage())
                .bind("version", version)
                .bind("position", row.position());
    }

    /** @param kept items by id, packages by negative id */
    private void takeOffSale(HashSet<Long> kept) {
        var items = stored.items().values().stream()
                .filter(item -> item.onSale() && !kept.contains(item.id()))
                .map(Item::id)
                .sorted()
                .toList();
        batch("update package_item set on_sale = false where id = :id", items, (rows, id) -> rows.bind("id", id));
        var packages = stored.packages().values().stream()
                .filter(row -> row.onSale() && !kept.contains(-row.id()))
                .map(StoredPackage::id)
                .sorted()
                .toList();
        batch("update package set on_sale = false where id = :id", packages, (rows, id) -> rows.bind("id", id));
    }

    private <T> void batch(String statement, List<T> all, BiConsumer<PreparedBatch, T> bind) {
        for (int from = 0; from < all.size(); from += CHUNK) {
            var rows = sql.batch(statement);
            for (var row : all.subList(from, Math.min(from + CHUNK, all.size()))) {
                bind.accept(rows, row);
                rows.add();
            }
            rows.execute();
            if (total > 0) {
                done = Math.min(total, done + CHUNK);
                ear.accept(new Catalog.Progress(Catalog.Step.WRITING, done, total));
            }
        }
    }

    static String json(Localized text) {
        try {
            return JSON.writeValueAsString(new TreeMap<>(text.texts()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of texts has no JSON form", e);
        }
    }

    static Long boxed(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }

    static Integer boxed(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : null;
    }
}
