package org.bestow.core.internal.catalog;

import static org.bestow.api.testing.Answers.denied;
import static org.bestow.api.testing.Answers.given;
import static org.bestow.core.internal.catalog.CatalogFixture.document;
import static org.bestow.core.internal.catalog.CatalogFixture.item;
import static org.bestow.core.internal.catalog.CatalogFixture.pack;
import static org.bestow.core.internal.fixture.Operators.OPERATOR;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Optional;
import org.bestow.api.Catalog;
import org.bestow.api.Check;
import org.bestow.api.Language;
import org.bestow.api.Problem;
import org.bestow.core.internal.catalog.SettingsCheck.Verdict;
import org.bestow.core.internal.schema.Schema;
import org.bestow.store.Dialect;
import org.bestow.store.fixture.TestDatabase;
import org.junit.After;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

/** No secret of a setting leaves, and none is lost on the way out and in. */
@RunWith(Parameterized.class)
public class CatalogSecretsTest {

    private static final String SCHEMA =
            "{\"properties\":{\"product\":{},\"token\":{\"writeOnly\":true}},\"additionalProperties\":false}";
    private static final String SETTINGS = "{\"token\":\"hush-4711\",\"product\":\"Iron\"}";

    @Parameterized.Parameters(name = "{0}")
    public static List<Object[]> databases() {
        return TestDatabase.both();
    }

    private final TestDatabase database;
    private final CatalogFixture fixture;

    public CatalogSecretsTest(Dialect dialect) {
        database = TestDatabase.of(dialect);
        fixture = new CatalogFixture(database.store());
        fixture.types.set(new Gym());
    }

    @After
    public void close() {
        database.close();
    }

    /** A type with a secret. */
    private static final class Gym implements SettingsCheck {
        @Override
        public Verdict check(String type, String settings, int version) {
            return Verdict.checked();
        }

        @Override
        public Optional<String> schema(String type, Language language) {
            return Optional.of(SCHEMA);
        }
    }

    @Test
    public void whatIsShownHasAMaskAndNothingElseChanges() {
        var document =
                document(pack("silver", item("gym", "gym", SETTINGS), item("plain", "gym", "{\"product\":\"P\"}")));
        given(fixture.put(OPERATOR, document));
        assertEquals(FieldChanges.read(document.replace("hush-4711", "•••••")), FieldChanges.read(shown()));
        assertEquals("hush-4711", stored("gym"));
        assertEquals(0, kept("hush"));
        assertFalse((fixture.journal.audit.toString() + fixture.journal.outbox).contains("hush"));
    }

    @Test
    public void withoutSecretsADocumentIsShownAsItWasImported() {
        var document = document(pack("silver", item("plain", "gym", "{ \"product\" :\"P\"}")));
        given(fixture.put(OPERATOR, document));
        assertEquals(document, shown());
    }

    @Test
    public void whatWasExportedAndEditedKeepsItsSecrets() {
        given(fixture.put(OPERATOR, document(pack("silver", item("gym", "gym", SETTINGS)))));
        var exported = shown();
        assertTrue(given(fixture.put(OPERATOR, exported)).unchanged());
        var done = given(fixture.put(OPERATOR, exported.replace("Iron", "Steel")));
        assertEquals(2, done.version());
        assertEquals(
                List.of(new Catalog.Field("settings/product", "\"Iron\"", "\"Steel\"")),
                done.difference().entries().get(0).fields());
        assertEquals("hush-4711", stored("gym"));
        var next = given(fixture.put(OPERATOR, shown().replace("•••••", "psst-0815")));
        assertEquals(
                List.of(new Catalog.Field("settings/token", "\"•••••\"", "\"•••••\"")),
                next.difference().entries().get(0).fields());
        assertEquals("psst-0815", stored("gym"));
        assertEquals(0, kept("hush") + kept("psst"));
    }

    @Test
    public void whatIsOffSaleKeepsItsSecretUntilItComesBack() {
        given(fixture.put(OPERATOR, document(pack("silver", item("gym", "gym", SETTINGS)))));
        var exported = shown();
        given(fixture.put(OPERATOR, document(pack("silver"))));
        given(fixture.put(OPERATOR, exported));
        assertEquals("hush-4711", stored("gym"));
    }

    @Test
    public void aMaskOfNothingIsRefusedWithItsPlace() {
        given(fixture.put(OPERATOR, document(pack("silver", item("gym", "gym", SETTINGS)))));
        for (var dryRun : List.of(true, false)) {
            var sent = document(pack("silver", item("new", "gym", "{\"product\":\"N\",\"token\":\"•••••\"}")));
            var no = denied(dryRun ? fixture.dryRun(sent) : fixture.put(OPERATOR, sent));
            assertEquals(Problem.Kind.INVALID, no.kind());
            assertEquals(
                    "/packages/0/items/0/settings/token", no.errors().get(0).path());
        }
        assertEquals(1, given(fixture.service.current(OPERATOR)).orElseThrow().version());
    }

    @Test
    public void ofATypeThatIsGoneWhatItSaidIsStillKnown() {
        database.store().global().transact(sql -> {
            SettingsSchemas.keep(sql, new SettingsSchemas.Form("gym", 1, "{}"));
            SettingsSchemas.keep(sql, new SettingsSchemas.Form("gym", 1, SCHEMA));
            return null;
        });
        fixture.types.set(CatalogFixture.NOTHING);
        given(fixture.put(OPERATOR, document(pack("silver", item("gym", "gym", SETTINGS)))));
        assertTrue(shown().contains("Iron"));
        assertFalse(shown().contains("hush"));
        var fields = fixture.changedFields(
                document(pack("silver", item("gym", "gym", "{\"token\":\"psst\",\"product\":\"Steel\"}"))));
        assertEquals(
                List.of(
                        new Catalog.Field("settings/product", "\"Iron\"", "\"Steel\""),
                        new Catalog.Field("settings/token", "\"•••••\"", "\"•••••\"")),
                fields);
    }

    @Test
    public void ofATypeOrVersionThatNobodyKnowsNoValueIsShownUntilItComes() {
        fixture.types.set(CatalogFixture.NOTHING);
        given(fixture.put(OPERATOR, document(pack("silver", item("gym", "gym", SETTINGS)))));
        var exported = shown();
        assertFalse(exported.contains("hush") || exported.contains("Iron"));
        assertTrue(given(fixture.put(OPERATOR, exported)).unchanged());
        database.store().global().transact(sql -> {
            SettingsSchemas.keep(sql, new SettingsSchemas.Form("gym", 2, SCHEMA));
            return null;
        });
        assertFalse(shown().contains("Iron"));
        fixture.types.set(new Gym());
        assertTrue(shown().contains("Iron"));
        assertFalse(shown().contains("hush"));
        // exported when less was known
        assertTrue(given(fixture.put(OPERATOR, exported)).unchanged());
    }

    private String shown() {
        return given(fixture.service.current(OPERATOR)).orElseThrow().document();
    }

    @Test
    public void whatIsSecretIsSealedAndTheRestCanBeRead() {
        given(fixture.put(
                OPERATOR,
                document(pack("silver", item("gym", "gym", SETTINGS), item("plain", "gym", "{ \"product\": \"P\"}")))));
        assertEquals("{\"product\":\"Iron\"}", row("gym").settings());
        assertEquals("{\"product\":\"P\"}", row("plain").settings());
        assertEquals(Optional.empty(), row("plain").sealed());
        // with the number of the item: sealed for another, it does not open
        assertThrows(
                IllegalStateException.class,
                () -> fixture.seal.open(row("plain").id(), row("gym").sealed().orElseThrow()));
    }

    @Test
    public void ofAnUnknownTypeOnlyKeyPoolsCanBeRead() {
        fixture.types.set(CatalogFixture.NOTHING);
        given(fixture.put(
                OPERATOR,
                document(pack(
                        "silver",
                        item("gym", "gym", "{\"a\":1,\"b\":[\"x\",{\"pool\":\"windows\",\"c\":\"y\"}],\"d\":null}")))));
        assertEquals("{\"b\":[{\"pool\":\"windows\"}],\"d\":null}", row("gym").settings());
        assertEquals(
                Optional.empty(), SealedSettings.withoutSecrets("{\"pool\":\"windows\"}", MissingNode.getInstance()));
    }

    @Test
    public void whatStoodInClearIsSealedAtTheStartAndTheDoctorTells() {
        fixture.types.set(CatalogFixture.NOTHING);
        given(fixture.put(OPERATOR, document(pack("silver", item("gym", "gym", SETTINGS), item("b", "b", SETTINGS)))));
        inClear();
        var sealing = sealing();
        assertEquals(2, sealing.exposed());
        var sealer = new SettingsSealer(new Schema(database.store()), fixture.seal, fixture.checks);
        assertEquals(Check.Level.OK, sealer.run().level());
        assertEquals(0, sealing.exposed() + sealing.sealExposed());
        assertEquals("{}", row("gym").settings());
        assertEquals("hush-4711", stored("gym"));
        inClear();
        assertEquals(Check.Level.WARN, sealer.run().level());
        assertTrue(sealer.run().message(), sealer.run().message().contains("in clear: 2."));
        assertTrue(given(fixture.put(
                        OPERATOR, document(pack("silver", item("gym", "gym", SETTINGS), item("b", "b", SETTINGS)))))
                .unchanged());
    }

    @Test
    public void whatATypeCallsSecretIsSealedWhenItComes() {
        fixture.types.set(new Gym());
        given(fixture.put(
                OPERATOR, document(pack("silver", item("gym", "gym", SETTINGS), item("other", "b", SETTINGS)))));
        inClear();
        var revision = row("gym").revision();
        fixture.checks.recheck("gym");
        assertEquals("{\"product\":\"Iron\"}", row("gym").settings());
        assertEquals("hush-4711", stored("gym"));
        assertEquals("views keep what they read", revision, row("gym").revision());
        assertEquals("of this type alone", SETTINGS, row("other").settings());
    }

    @Test
    public void theRestCanBeReadWhicheverCameFirstTheTypeOrItsSettings() {
        fixture.types.set(CatalogFixture.NOTHING);
        var plain = "{ \"product\": \"P\"}";
        given(fixture.put(
                OPERATOR, document(pack("silver", item("gym", "gym", SETTINGS), item("plain", "gym", plain)))));
        assertEquals("{}", row("gym").settings());
        assertTrue(row("plain").sealed().isPresent());
        fixture.types.set(new Gym());
        fixture.checks.recheck("gym");
        assertEquals("{\"product\":\"Iron\"}", row("gym").settings());
        assertEquals("hush-4711", stored("gym"));
        assertEquals(plain.replace(" ", ""), row("plain").settings());
        assertEquals(Optional.empty(), row("plain").sealed());
        assertEquals("nothing is left to do", 0, sealing().renew("gym"));
    }

    @Test
    public void whatANewerVersionCallsSecretIsTakenOutOfWhatCanBeRead() {
        given(fixture.put(OPERATOR, document(pack("silver", item("gym", "gym", SETTINGS)))));
        var more = SCHEMA.replace("\"product\":{}", "\"product\":{\"writeOnly\":true}");
        database.store().global().transact(sql -> {
            SettingsSchemas.keep(sql, new SettingsSchemas.Form("gym", 1, more));
            return null;
        });
        assertEquals(1, sealing().renew("gym"));
        assertEquals("{}", row("gym").settings());
        assertEquals("hush-4711", stored("gym"));
    }

    @Test
    public void anImportChangesAndTakesAwaySecrets() {
        given(fixture.put(OPERATOR, document(pack("silver", item("gym", "gym", SETTINGS)))));
        given(fixture.put(OPERATOR, document(pack("silver", item("gym", "gym", SETTINGS.replace("hush", "psst"))))));
        assertEquals("psst-4711", stored("gym"));
        given(fixture.put(OPERATOR, document(pack("silver", item("gym", "gym", "{\"product\":\"Iron\"}")))));
        assertEquals(Optional.empty(), row("gym").sealed());
        assertEquals("{\"product\":\"Iron\"}", row("gym").settings());
    }

    private SettingsSealing sealing() {
        return new SettingsSealing(
                database.store(), fixture.seal, new SettingsSchemas(database.store()).known(fixture.checks));
    }

    /** As it was before settings were sealed. */
    private void inClear() {
        database.store().global().transact(sql -> sql.update(
                        "update package_item set settings = :settings, sealed = null")
                .bind("settings", SETTINGS)
                .execute());
    }

    private SettingsSealing.Row row(String item) {
        return database.store().global().read(sql -> sql.query(
                        "select id, type, settings, settings_version, sealed, revision from package_item where code = :code")
                .bind("code", item)
                .mapTo(SettingsSealing.Row.class)
                .one());
    }

    private String stored(String item) {
        var row = row(item);
        assertFalse(row.settings().contains("token"));
        var all = fixture.seal.open(row.id(), row.sealed().orElseThrow());
        return FieldChanges.read(all).path("token").asText();
    }

    /** How many documents have these words. */
    private long kept(String words) {
        return database.store().global().read(sql -> sql.query(
                        "select count(*) from catalog_version where document like :words")
                .bind("words", "%" + words + "%")
                .mapTo(Long.class)
                .one());
    }
}
