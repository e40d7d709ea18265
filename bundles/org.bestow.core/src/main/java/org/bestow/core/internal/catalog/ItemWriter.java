package org.bestow.core.internal.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.bestow.api.Language;
import org.bestow.core.internal.catalog.CatalogDocument.ItemEntry;
import org.bestow.core.internal.catalog.SettingsCheck.Verdict;
import org.bestow.core.internal.catalog.StoredCatalog.Item;
import org.bestow.spi.Localized;
import org.bestow.store.Store;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The items of a document on their way into the tables. Not thread-safe. */
final class ItemWriter {

    private final ChunkedRows rows;
    private final Store store;
    private final StoredCatalog stored;
    private final Map<ItemEntry, Verdict> verdicts;
    private final Function<Item, SealedSettings> seal;
    private final SortKeys sortKeys = new SortKeys();

    ItemWriter(
            ChunkedRows rows,
            Store store,
            StoredCatalog stored,
            Map<ItemEntry, Verdict> verdicts,
            Function<Item, SealedSettings> seal) {
        this.rows = rows;
        this.store = store;
        this.stored = stored;
        this.verdicts = verdicts;
        this.seal = seal;
    }

    /** An item with the title that its sort keys are made from. */
    private record Titled(Item row, Localized title) {}

    /** @param owners the packages' numbers by code */
    void write(CatalogDocument document, Map<String, Long> owners) {
        var kept = new HashSet<Long>();
        var fresh = new ArrayList<Titled>();
        var changed = new ArrayList<Titled>();
        for (var entry : document.packages()) {
            long owner = owners.get(entry.code());
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
        rows.expect(fresh.size() + changed.size());
        insert(fresh);
        update(changed);
        takeOffSale(kept);
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
                StoredCatalog.text(entry.title()),
                StoredCatalog.column(entry.quantity()),
                entry.unit(),
                StoredCatalog.column(entry.activateWithinDays()),
                entry.settings(),
                entry.settingsVersion(),
                state,
                message,
                position,
                true);
    }

    private void insert(List<Titled> fresh) {
        rows.run(
                "insert into package_item (id, package_id, code, type, title, title_key_en, title_key_zh_cn,"
                        + " title_key_zh_tw, quantity, unit, activate_within_days, settings, sealed, settings_version,"
                        + " check_state, check_message, revision, position, on_sale) values (:id, :package, :code, :type,"
                        + " :title, :en, :cn, :tw, :quantity, :unit, :within, :settings, :sealed, :settingsVersion, :state,"
                        + " :message, :version, :position, true)",
                fresh,
                (row, item) -> bind(row, item)
                        .bind("package", item.row().packageId())
                        .bind("code", item.row().code())
                        .bind("type", item.row().type()));
    }

    private void update(List<Titled> changed) {
        changed.sort(Comparator.comparing(item -> item.row().id()));
        rows.run(
                "update package_item set title = :title, title_key_en = :en, title_key_zh_cn = :cn,"
                        + " title_key_zh_tw = :tw, quantity = :quantity, unit = :unit, activate_within_days = :within,"
                        + " settings = :settings, sealed = :sealed, settings_version = :settingsVersion, check_state = :state,"
                        + " check_message = :message, revision = :version, position = :position, on_sale = true"
                        + " where id = :id",
                changed,
                this::bind);
    }

    private PreparedBatch bind(PreparedBatch batch, Titled item) {
        var row = item.row();
        var settings = seal.apply(row);
        return batch.bind("id", row.id())
                .bind("title", row.title())
                .bind("en", sortKeys.key(item.title(), Language.EN))
                .bind("cn", sortKeys.key(item.title(), Language.ZH_CN))
                .bind("tw", sortKeys.key(item.title(), Language.ZH_TW))
                .bind("quantity", row.quantity())
                .bind("unit", row.unit().name())
                .bind("within", row.activateWithinDays())
                .bind("settings", settings.visible())
                .bind("sealed", settings.sealed())
                .bind("settingsVersion", row.settingsVersion())
                .bind("state", row.checkState())
                .bind("message", row.checkMessage())
                .bind("version", stored.version() + 1)
                .bind("position", row.position());
    }

    /** @param kept numbers of those that the document has */
    private void takeOffSale(Set<Long> kept) {
        var gone = stored.items().values().stream()
                .filter(item -> item.onSale() && !kept.contains(item.id()))
                .map(Item::id)
                .sorted()
                .toList();
        rows.run("update package_item set on_sale = false where id = :id", gone, (row, id) -> row.bind("id", id));
    }
}
