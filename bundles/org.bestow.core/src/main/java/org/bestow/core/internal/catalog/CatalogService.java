package org.bestow.core.internal.catalog;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bestow.api.Answer;
import org.bestow.api.Caller;
import org.bestow.api.Catalog;
import org.bestow.api.Journal;
import org.bestow.api.Policy;
import org.bestow.api.Problem;
import org.bestow.core.internal.catalog.CatalogDocument.ItemEntry;
import org.bestow.core.internal.catalog.SettingsCheck.State;
import org.bestow.core.internal.catalog.SettingsCheck.Verdict;
import org.bestow.core.internal.member.Access;
import org.bestow.core.internal.member.Trail;
import org.bestow.core.internal.schema.Schema;
import org.bestow.core.internal.text.Problems;
import org.bestow.spi.KeyKind;
import org.bestow.store.Sql;
import org.bestow.store.Store;
import org.bestow.store.StoreException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The catalogue in the database. Thread-safe: imports of one node go one after the other; of two nodes that import at once the later
 * is told that the platform is busy.
 */
@Component
public final class CatalogService implements Catalog {

    private final Store store;
    private final ItemChecks checks;
    private final Access access;
    private final Journal journal;
    private final Clock clock;
    private final Object oneImport = new Object();

    @Activate
    public CatalogService(
            @Reference Schema schema,
            @Reference ItemChecks checks,
            @Reference Access access,
            @Reference Journal journal,
            @Reference Clock clock) {
        this.store = schema.store();
        this.checks = checks;
        this.access = access;
        this.journal = journal;
        this.clock = clock;
    }

    /** A row of the table. */
    public record Version(long version, Instant importedAt, String document) {}

    @Override
    public Answer<Optional<Current>> current(Caller caller) {
        var refusal = access.refusal(caller, Policy.Permission.OPERATE_CATALOG);
        if (refusal.isPresent()) {
            return Answer.no(refusal.get());
        }
        return Answer.of(store.global().read(sql -> sql.query(
                        "select version, imported_at, document from catalog_version order by version desc"
                                + " fetch first 1 rows only")
                .mapTo(Version.class)
                .findOne()
                .map(row -> new Current(row.version(), row.importedAt(), row.document()))));
    }

    @Override
    public Answer<List<PackageInfo>> packages(Caller caller) {
        var refusal = access.refusal(caller, Policy.Permission.VIEW_PACKAGES);
        if (refusal.isPresent()) {
            return Answer.no(refusal.get());
        }
        return Answer.of(new PackageList(store, clock).of(caller));
    }

    @Override
    public Answer<Imported> put(Caller caller, String document) {
        var refusal = access.refusal(caller, Policy.Permission.OPERATE_CATALOG);
        if (refusal.isPresent()) {
            return Answer.no(refusal.get());
        }
        var faults = new Faults();
        CatalogDocument read;
        try {
            read = DocumentReader.read(DocumentReader.parse(document), faults);
        } catch (DocumentReader.Malformed e) {
            return Answer.no(e.problem(caller.language()));
        }
        if (!faults.none()) {
            return Answer.no(Problems.invalid(caller.language(), faults.in(caller.language())));
        }
        synchronized (oneImport) {
            return put(caller, document, read);
        }
    }

    private Answer<Imported> put(Caller caller, String text, CatalogDocument document) {
        var newest = store.global().read(StoredCatalog::newest);
        if (newest.isPresent() && newest.get().digest().equals(document.digest())) {
            return Answer.of(unchanged(newest.get().version(), document));
        }
        var faults = new Faults();
        var verdicts = check(document, faults);
        if (!faults.none()) {
            return Answer.no(Problems.invalid(caller.language(), faults.in(caller.language())));
        }
        Written written;
        try {
            written = store.global().transact(sql -> write(sql, caller, text, document, verdicts));
        } catch (StoreException e) {
            if (e.duplicate()) {
                return Answer.no(Problems.of(Problem.Kind.BUSY, caller.language()));
            }
            throw e;
        }
        if (!written.faults().none()) {
            return Answer.no(
                    Problems.invalid(caller.language(), written.faults().in(caller.language())));
        }
        // A type that came while we were writing has not seen these items, and we have not seen the type.
        unchecked(document, verdicts).stream().map(ItemEntry::type).distinct().forEach(checks::recheck);
        var paths = unchecked(document, verdicts).stream().map(ItemEntry::path).toList();
        return Answer.of(
                new Imported(written.version(), document.packages().size(), document.itemCount(), paths, false));
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
        return new Imported(version, document.packages().size(), document.itemCount(), paths, true);
    }

    /** Asks the types; outside of any transaction. */
    private Map<ItemEntry, Verdict> check(CatalogDocument document, Faults faults) {
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
        return verdicts;
    }

    private static List<ItemEntry> unchecked(CatalogDocument document, Map<ItemEntry, Verdict> verdicts) {
        return document.packages().stream()
                .flatMap(owner -> owner.items().stream())
                .filter(item -> verdicts.get(item).state() == State.UNCHECKED)
                .toList();
    }

    /** Either a new version or faults. */
    private record Written(long version, Faults faults) {}

    private Written write(
            Sql sql, Caller caller, String text, CatalogDocument document, Map<ItemEntry, Verdict> verdicts)
            throws SQLException {
        var stored = StoredCatalog.read(sql);
        var faults = compare(document, stored);
        if (!faults.none()) {
            return new Written(0, faults);
        }
        var now = clock.instant();
        var version = stored.version() + 1;
        sql.update("insert into catalog_version (version, imported_at, imported_by, digest, document)"
                        + " values (:version, :at, :by, :digest, :document)")
                .bind("version", version)
                .bind("at", now)
                .bind("by", caller.name())
                .bind("digest", document.digest())
                .bind("document", text)
                .execute();
        new CatalogWriter(sql, store, stored, verdicts).write(document);
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
        return new Written(version, faults);
    }

    /** What cannot change once it is there. */
    private static Faults compare(CatalogDocument document, StoredCatalog stored) {
        var faults = new Faults();
        for (var pool : document.pools()) {
            var before = stored.pools().get(pool.code());
            if (before != null && before.kind() != pool.kind()) {
                faults.add(
                        pool.path() + "/kind",
                        "doc.pool-kind",
                        Map.of("code", pool.code(), "kind", StrictObject.wire(before.kind())));
            }
        }
        for (var owner : document.packages()) {
            for (var item : owner.items()) {
                stored.item(owner.code(), item.code())
                        .filter(before -> !before.type().equals(item.type()))
                        .ifPresent(before -> faults.add(
                                item.path() + "/type",
                                "doc.item-type",
                                Map.of("code", item.code(), "type", before.type())));
            }
        }
        return faults;
    }
}
