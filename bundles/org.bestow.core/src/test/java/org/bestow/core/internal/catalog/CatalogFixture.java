package org.bestow.core.internal.catalog;

import static org.bestow.api.testing.Answers.given;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.bestow.api.Answer;
import org.bestow.api.Caller;
import org.bestow.api.Catalog;
import org.bestow.api.Language;
import org.bestow.core.internal.catalog.SettingsCheck.Verdict;
import org.bestow.core.internal.fixture.KeptJournal;
import org.bestow.core.internal.fixture.KeptUsers;
import org.bestow.core.internal.fixture.Operators;
import org.bestow.core.internal.fixture.SeedPolicy;
import org.bestow.core.internal.fixture.World;
import org.bestow.core.internal.keys.Pools;
import org.bestow.core.internal.keys.SettingsSeal;
import org.bestow.core.internal.keys.TestKeyring;
import org.bestow.core.internal.member.Access;
import org.bestow.core.internal.schema.Schema;
import org.bestow.store.Store;

/** A catalogue over a test's database, with types that are what the test says. */
public final class CatalogFixture {

    /** Nothing is deployed. */
    static final SettingsCheck NOTHING = (type, settings, version) -> Verdict.unchecked();

    /** The type software is there, and wants a product. */
    static final SettingsCheck SOFTWARE = (type, settings, version) -> {
        if (!type.equals("software")) {
            return Verdict.unchecked();
        }
        return settings.contains("\"product\"") ? Verdict.checked() : Verdict.faulty("/product", "is required");
    };

    final KeptJournal journal = new KeptJournal();
    final AtomicReference<SettingsCheck> types = new AtomicReference<>(NOTHING);
    final SettingsSeal seal;
    final ItemChecks checks;
    public final CatalogService service;
    private final Store store;

    public CatalogFixture(Store store) {
        this(store, TestKeyring.seal(store));
    }

    public CatalogFixture(Store store, SettingsSeal seal) {
        this.seal = seal;
        this.store = store;
        var schema = new Schema(store);
        checks = new ItemChecks(store, new Pools(schema), seal, new SettingsCheck() {
            @Override
            public Verdict check(String type, String settings, int version) {
                return types.get().check(type, settings, version);
            }

            @Override
            public Optional<String> schema(String type, Language language) {
                return types.get().schema(type, language);
            }
        });
        service = new CatalogService(
                schema, checks, seal, new Access(new SeedPolicy(), new KeptUsers()), journal, World.CLOCK);
    }

    Answer<Catalog.Imported> put(Caller caller, String document) {
        return service.put(caller, Catalog.Import.of(document));
    }

    Answer<Catalog.Imported> dryRun(String document) {
        return service.put(Operators.OPERATOR, Catalog.Import.of(document).asDryRun());
    }

    /** What would be different in the first entry. */
    List<Catalog.Field> changedFields(String document) {
        return given(dryRun(document)).difference().entries().get(0).fields();
    }

    /** An entry of the difference each: where, what and how. */
    static List<String> lines(Catalog.Difference difference) {
        return difference.entries().stream()
                .map(entry -> String.join(
                        " ",
                        entry.path(),
                        entry.packageCode().orElse("-"),
                        entry.item().orElse("-"),
                        entry.change().name()))
                .toList();
    }

    void run(String statement) {
        store.global().transact(sql -> sql.update(statement).execute());
    }

    long number(String query) {
        return store.global().read(sql -> sql.query(query).mapTo(Long.class).one());
    }

    /** An item with everything that is needed. */
    static String item(String code, String type, String settings) {
        return """
                {"code":"%s","type":"%s","title":{"en":"Title of %s"},"quantity":5,"unit":"keys","settingsVersion":1,"settings":%s}"""
                .formatted(code, type, code, settings);
    }

    static String pack(String code, String... items) {
        return """
                {"code":"%s","title":{"en":"Pack %s","zh-CN":"套餐","zh-TW":"套件"},"description":{"en":"All of it"},"validityDays":365,"items":[%s]}"""
                .formatted(code, code, String.join(",", items));
    }

    static String document(String... packages) {
        return """
                {"format":1,"keyPools":[{"code":"windows","kind":"retail"}],"packages":[%s]}"""
                .formatted(String.join(",", packages));
    }
}
