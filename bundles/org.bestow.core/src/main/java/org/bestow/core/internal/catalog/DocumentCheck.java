package org.bestow.core.internal.catalog;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.function.Consumer;
import org.bestow.api.Catalog.Progress;
import org.bestow.api.Catalog.Step;
import org.bestow.core.internal.catalog.CatalogDocument.ItemEntry;
import org.bestow.core.internal.catalog.SettingsCheck.State;
import org.bestow.core.internal.catalog.SettingsCheck.Verdict;
import org.bestow.spi.KeyKind;
import org.bestow.store.Store;

/** Asks the types about all settings of a document; outside of any transaction. Not thread-safe. */
final class DocumentCheck {

    private static final int TOLD = 500;

    private final Store store;
    private final ItemChecks checks;
    private final Consumer<Progress> ear;

    DocumentCheck(Store store, ItemChecks checks, Consumer<Progress> ear) {
        this.store = store;
        this.checks = checks;
        this.ear = ear;
    }

    /** What a type has against its settings is added to the faults. */
    CheckedDocument check(CatalogDocument document, Faults faults) {
        var kinds = new HashMap<String, KeyKind>();
        store.global()
                .read(sql -> sql.query("select code, kind from key_pool")
                        .mapTo(StoredCatalog.Pool.class)
                        .list())
                .forEach(pool -> kinds.put(pool.code(), pool.kind()));
        document.pools().forEach(pool -> kinds.putIfAbsent(pool.code(), pool.kind()));
        var verdicts = new IdentityHashMap<ItemEntry, Verdict>();
        for (var owner : document.packages()) {
            for (var item : owner.items()) {
                if (verdicts.size() % TOLD == 0) {
                    ear.accept(new Progress(Step.CHECKING, verdicts.size(), document.itemCount()));
                }
                var verdict = checks.check(
                        item.type(),
                        item.settings(),
                        item.settingsVersion(),
                        code -> Optional.ofNullable(kinds.get(code)));
                verdicts.put(item, verdict);
                if (verdict.state() == State.FAULTY) {
                    faults.addLiteral(item.path() + "/settings" + verdict.path(), verdict.message());
                }
            }
        }
        return new CheckedDocument(document, verdicts);
    }
}
