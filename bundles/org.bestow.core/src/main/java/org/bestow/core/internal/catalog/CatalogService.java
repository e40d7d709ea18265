package org.bestow.core.internal.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.bestow.api.Answer;
import org.bestow.api.Caller;
import org.bestow.api.Catalog;
import org.bestow.api.Journal;
import org.bestow.api.Language;
import org.bestow.api.Page;
import org.bestow.api.Policy;
import org.bestow.api.Problem;
import org.bestow.core.internal.keys.SettingsSeal;
import org.bestow.core.internal.member.Access;
import org.bestow.core.internal.schema.Schema;
import org.bestow.core.internal.text.OperatorTexts;
import org.bestow.core.internal.text.Problems;
import org.bestow.store.Sql;
import org.bestow.store.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The catalogue in the database. Thread-safe: imports of one node go one after the other; of two nodes that import at once the later
 * is told that it is stale.
 */
@Component
public final class CatalogService implements Catalog {

    private static final int LONGEST = 20_000_000;

    private final Store store;
    private final ItemChecks checks;
    private final SettingsSeal seal;
    private final Access access;
    private final Journal journal;
    private final Clock clock;
    private final Object oneImport = new Object();
    private volatile Progress progress = Progress.IDLE;

    @Activate
    public CatalogService(
            @Reference Schema schema,
            @Reference ItemChecks checks,
            @Reference SettingsSeal seal,
            @Reference Access access,
            @Reference Journal journal,
            @Reference Clock clock) {
        this.store = schema.store();
        this.checks = checks;
        this.seal = seal;
        this.access = access;
        this.journal = journal;
        this.clock = clock;
    }

    /** A row of the table. */
    public record Version(long version, Instant importedAt, String document) {}

    @Override
    public Answer<Optional<Current>> current(Caller caller) {
        return operated(caller, () -> {
            var schemas = new SettingsSchemas(store).known(checks);
            return Answer.of(store.global().read(sql -> current(sql, new MaskedDocument(schemas), caller)));
        });
    }

    @Override
    public Answer<Optional<InForce>> inForce(Caller caller) {
        return operated(
                caller,
                () -> Answer.of(store.global().read(sql -> sql.query("select version, imported_at from catalog_version"
                                + " order by version desc fetch first 1 rows only")
                        .mapTo(InForce.class)
                        .findOne())));
    }

    private Optional<Current> current(Sql sql, MaskedDocument masked, Caller caller) {
        for (; ; ) {
            var newest = sql.query("select version, imported_at, document from catalog_version"
                            + " order by version desc fetch first 1 rows only")
                    .mapTo(Version.class)
                    .findOne();
            var stored = StoredCatalog.settled(sql, seal);
            var unchecked = unchecked(sql, caller.language());
            if (stored.version() == newest.map(Version::version).orElse(0L)) { // no import was faster
                return newest.map(row ->
                        new Current(row.version(), row.importedAt(), masked.toShow(row.document(), stored), unchecked));
            }
        }
    }

    /** A row of an item that was not checked. */
    public record UncheckedRow(String pack, String item, String type, String title) {}

    private static List<Unchecked> unchecked(Sql sql, Language language) {
        return sql
                .query("select p.code as pack, i.code as item, i.type, i.title from package_item i join package p on"
                        + " p.id = i.package_id where i.on_sale and i.check_state = 'unchecked' order by p.position, p.id,"
                        + " i.position, i.id")
                .mapTo(UncheckedRow.class)
                .list()
                .stream()
                .map(row -> new Unchecked(row.pack(), row.item(), row.type(), PackageList.in(row.title(), language)))
                .toList();
    }

    @Override
    public Answer<List<PackageInfo>> packages(Caller caller) {
        var refusal = access.refusal(caller, Policy.Permission.VIEW_PACKAGES);
        if (refusal.isPresent()) {
            return Answer.no(refusal.get());
        }
        return Answer.of(new PackageList(store, clock).all(caller));
    }

    @Override
    public Answer<Page<PackageInfo>> packages(Caller caller, Page.Request page) {
        return access.refusal(caller, Policy.Permission.VIEW_PACKAGES)
                .map(Answer::<Page<PackageInfo>>no)
                .orElseGet(() -> new PackageList(store, clock).page(caller, page));
    }

    @Override
    public Answer<Imported> put(Caller caller, Import order) {
        return operated(caller, () -> {
            if (order.document().length() > LONGEST) {
                var message = OperatorTexts.of("doc.too-long", caller.language(), Map.of("max", LONGEST));
                return Answer.no(Problems.invalid(caller.language(), List.of(new Problem.FieldError("", message))));
            }
            if (order.dryRun()) {
                return new CatalogImport(store, checks, seal, journal, clock, caller, order, order.listener())
                        .preview();
            }
            synchronized (oneImport) {
                try {
                    return new CatalogImport(store, checks, seal, journal, clock, caller, order, step -> {
                                progress = step;
                                order.listener().accept(step);
                            })
                            .run();
                } finally {
                    progress = Progress.IDLE;
                }
            }
        });
    }

    @Override
    public Answer<Progress> progress(Caller caller) {
        return operated(caller, () -> Answer.of(progress));
    }

    @Override
    public Answer<String> schema(Caller caller) {
        return operated(caller, () -> Answer.of(publishedSchema()));
    }

    static String publishedSchema() {
        try (var file = CatalogService.class.getClassLoader().getResourceAsStream("catalog/catalog.schema.json")) {
            return new String(Objects.requireNonNull(file, "schema").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the schema of the catalogue", e);
        }
    }

    @Override
    public Answer<String> settingsSchema(Caller caller, String type) {
        return operated(caller, () -> checks.schema(type, caller.language())
                .map(Answer::of)
                .orElseGet(() -> Answer.no(Problem.of(
                        Problem.Kind.NOT_FOUND,
                        OperatorTexts.of("type.unknown.title", caller.language(), Map.of()),
                        OperatorTexts.of("type.unknown.detail", caller.language(), Map.of())))));
    }

    private <T> Answer<T> operated(Caller caller, Supplier<Answer<T>> call) {
        return access.refusal(caller, Policy.Permission.OPERATE_CATALOG)
                .map(Answer::<T>no)
                .orElseGet(call);
    }
}
