package org.bestow.core.internal.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.bestow.api.Answer;
import org.bestow.api.Caller;
import org.bestow.api.Catalog;
import org.bestow.api.Catalog.Imported;
import org.bestow.api.Catalog.Progress;
import org.bestow.api.Catalog.Step;
import org.bestow.api.Journal;
import org.bestow.api.Problem;
import org.bestow.core.internal.catalog.CatalogDocument.ItemEntry;
import org.bestow.core.internal.keys.SettingsSeal;
import org.bestow.core.internal.member.Trail;
import org.bestow.core.internal.text.Problems;
import org.bestow.store.Sql;
import org.bestow.store.Store;
import org.bestow.store.StoreException;

/** One document on its way into the catalogue, or tried out. Not thread-safe. */
final class CatalogImport {

    private final Store store;
    private final BiFunction<String, Integer, JsonNode> schemas;
    private final ItemChecks checks;
    private final SettingsSeal seal;
    private final Journal journal;
    private final Clock clock;
    private final Caller caller;
    private final Catalog.Import order;
    private final Consumer<Progress> ear;

    /** The document as it is to be kept. */
    private String kept = "";

    /** The version that masks were lifted from: another one may have other secrets. */
    private OptionalLong liftedFrom = OptionalLong.empty();

    CatalogImport(
            Store store,
            ItemChecks checks,
            SettingsSeal seal,
            Journal journal,
            Clock clock,
            Caller caller,
            Catalog.Import order,
            Consumer<Progress> ear) {
        this.store = store;
        this.schemas = new SettingsSchemas(store).known(checks);
        this.checks = checks;
        this.seal = seal;
        this.journal = journal;
        this.clock = clock;
        this.caller = caller;
        this.order = order;
        this.ear = ear;
    }

    /** Checks and compares, and leaves no trace. */
    Answer<Imported> preview() {
        return read().then(document -> {
            var stored = store.global().read(sql -> StoredCatalog.settled(sql, seal));
            if (stored.digest().equals(document.digest())) {
                return Answer.of(unchanged(stored.version(), document));
            }
            if (stale(stored.version())) {
                return Answer.no(stale());
            }
            return checked(document).then(checked -> {
                var faults = FixedFields.changed(document, stored);
                return faults.none()
                        ? Answer.of(checked.imported(stored.version(), true, reach(diff(document, stored))))
                        : Answer.no(invalid(faults));
            });
        });
    }

    /** Imports; to be called by one at a time. */
    Answer<Imported> run() {
        return read().then(document -> {
            var newest = store.global().read(StoredCatalog::newest);
            if (newest.isPresent() && newest.get().digest().equals(document.digest())) {
                return Answer.of(unchanged(newest.get().version(), document));
            }
            if (stale(newest.map(StoredCatalog.Newest::version).orElse(0L))) {
                return Answer.no(stale());
            }
            return checked(document).then(this::write);
        });
    }

    private Answer<CatalogDocument> read() {
        ear.accept(new Progress(Step.READING, 0, 0));
        var faults = new Faults();
        try {
            var root = DocumentReader.parse(order.document());
            if (MaskedDocument.hasMasks(root)) {
                var stored = store.global().read(sql -> StoredCatalog.settled(sql, seal));
                liftedFrom = OptionalLong.of(stored.version());
                MaskedDocument.restore(root, stored, faults);
            }
            var document = DocumentReader.read(root, faults);
            if (!faults.none()) {
                return Answer.no(invalid(faults));
            }
            kept = new MaskedDocument(schemas).toKeep(order.document(), root);
            return Answer.of(document);
        } catch (DocumentReader.Malformed e) {
            return Answer.no(e.problem(caller.language()));
        }
    }

    /** Asks the types; outside of any transaction. */
    private Answer<CheckedDocument> checked(CatalogDocument document) {
        var faults = new Faults();
        var checked = new DocumentCheck(store, checks, ear).check(document, faults);
        return faults.none() ? Answer.of(checked) : Answer.no(invalid(faults));
    }

    /** What became of the transaction. */
    private sealed interface Written {
        record Done(long version, List<CatalogDiff.Found> found) implements Written {}

        record Unchanged(long version) implements Written {}

        record Refused(Faults faults) implements Written {}

        record Stale() implements Written {}
    }

    private Answer<Imported> write(CheckedDocument checked) {
        Written written;
        try {
            written = seal.whileSealing(() -> store.global().transact(sql -> write(sql, checked)));
        } catch (StoreException e) {
            if (e.duplicate()) { // another node made this version
                return Answer.no(stale());
            }
            throw e;
        }
        if (written instanceof Written.Stale) {
            return Answer.no(stale());
        }
        if (written instanceof Written.Unchanged same) {
            return Answer.of(unchanged(same.version(), checked.document()));
        }
        if (written instanceof Written.Refused refused) {
            return Answer.no(invalid(refused.faults()));
        }
        var done = (Written.Done) written;
        // A type that came while we were writing has not seen these items, and we have not seen the type.
        checked.unchecked().stream().map(ItemEntry::type).distinct().forEach(checks::recheck);
        return Answer.of(checked.imported(done.version(), false, reach(done.found())));
    }

    private Written write(Sql sql, CheckedDocument checked) throws SQLException {
        var document = checked.document();
        var stored = StoredCatalog.read(sql, seal);
        if (stored.digest().equals(document.digest())) {
            return new Written.Unchanged(stored.version());
        }
        if (stale(stored.version())) {
            return new Written.Stale();
        }
        var faults = FixedFields.changed(document, stored);
        if (!faults.none()) {
            return new Written.Refused(faults);
        }
        var now = clock.instant();
        var version = stored.version() + 1;
        sql.update("insert into catalog_version (version, imported_at, imported_by, digest, document)"
                        + " values (:version, :at, :by, :digest, :document)")
                .bind("version", version)
                .bind("at", now)
                .bind("by", caller.name())
                .bind("digest", document.digest())
                .bind("document", kept)
                .execute();
        new CatalogWriter(sql, store, stored, checked.verdicts(), this::sealed, ear).write(document);
        var facts = Map.of("version", version, "packages", document.packages().size(), "items", document.itemCount());
        var row = Trail.of(caller, now)
                .row(
                        0,
                        "catalog-import",
                        new Trail.Subject("catalog", String.valueOf(version)),
                        Trail.json(Map.of("version", stored.version())),
                        Trail.json(facts),
                        "Version " + version + " of the catalogue was imported.");
        journal.write(sql.connection(), List.of(row), List.of(), List.of());
        return new Written.Done(version, diff(document, stored));
    }

    private SealedSettings sealed(StoredCatalog.Item item) {
        return SealedSettings.of(seal, item.id(), item.settings(), schemas.apply(item.type(), item.settingsVersion()));
    }

    private Imported unchanged(long version, CatalogDocument document) {
        var unchecked = Set.copyOf(store.global().read(sql -> sql.query(
                        "select p.code || '/' || i.code from package_item i join package p on p.id = i.package_id"
                                + " where i.on_sale and i.check_state = 'unchecked'")
                .mapTo(String.class)
                .list()));
        var paths = document.packages().stream()
                .flatMap(owner -> owner.items().stream()
                        .filter(item -> unchecked.contains(owner.code() + "/" + item.code()))
                        .map(ItemEntry::path))
                .toList();
        return new Imported(
                version,
                document.packages().size(),
                document.itemCount(),
                paths,
                true,
                order.dryRun(),
                Catalog.Difference.NONE);
    }

    private List<CatalogDiff.Found> diff(CatalogDocument document, StoredCatalog stored) {
        return new CatalogDiff(document, stored, schemas).entries();
    }

    private Catalog.Difference reach(List<CatalogDiff.Found> found) {
        return new Reach(store, clock).of(found);
    }

    private boolean stale(long version) {
        return order.expected().isPresent() && order.expected().getAsLong() != version
                || liftedFrom.isPresent() && liftedFrom.getAsLong() != version;
    }

    private Problem stale() {
        return Problems.of(Problem.Kind.PRECONDITION_FAILED, caller.language());
    }

    private Problem invalid(Faults faults) {
        return Problems.invalid(caller.language(), faults.in(caller.language()));
    }
}
