package org.bestow.core.internal.keys;

import static org.bestow.api.testing.Answers.given;
import static org.bestow.core.internal.fixture.Operators.OPERATOR;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bestow.api.Answer;
import org.bestow.api.Caller;
import org.bestow.api.Journal;
import org.bestow.api.KeyPools;
import org.bestow.api.Secret;
import org.bestow.core.internal.fixture.KeptJournal;
import org.bestow.core.internal.fixture.KeptUsers;
import org.bestow.core.internal.fixture.SeedPolicy;
import org.bestow.core.internal.fixture.World;
import org.bestow.core.internal.member.Access;
import org.bestow.core.internal.schema.Schema;
import org.bestow.core.internal.write.TestJournal;
import org.bestow.store.Dialect;
import org.bestow.store.Store;
import org.bestow.store.fixture.TestDatabase;

/** Two pools, {@code windows} of retail keys and {@code office} of multiple activation keys, on a test's database. */
final class KeyPoolFixture implements AutoCloseable {

    final TestDatabase database;
    final KeptJournal journal = new KeptJournal();
    final KeyPoolService service;
    private final Keyring ring = TestKeyring.create();

    KeyPoolFixture(Dialect dialect) {
        database = TestDatabase.of(dialect);
        service = service(database.store(), ring, journal);
        run("insert into key_pool (id, code, kind, available, claimed) values (1, 'windows', 'RETAIL', 0, 0)");
        run(
                "insert into key_pool (id, code, kind, available, claimed) values (2, 'office', 'MULTIPLE_ACTIVATION', 0, 0)");
    }

    /** On a test's database, for operators as an installation comes. */
    static KeyPoolService service(Store store, Keyring ring, Journal into) {
        var schema = new Schema(store);
        return new KeyPoolService(
                schema, ring, new Access(new SeedPolicy(), new KeptUsers()), new Pools(schema), into, World.CLOCK);
    }

    /** One that knows what it did before. */
    KeyPoolService withJournal() {
        return service(database.store(), ring, TestJournal.on(database.store()));
    }

    static KeyPools.Import table(String text, boolean dryRun, String key) {
        return new KeyPools.Import(
                new KeyPools.Table(Secret.of(text)), dryRun, Optional.of(key).filter(each -> !each.isEmpty()));
    }

    static List<Secret> secrets(String... values) {
        return Stream.of(values).map(Secret::of).toList();
    }

    Answer<KeyPools.Report> importKeys(Caller caller, String pool, List<Secret> keys) {
        return service.importKeys(caller, pool, KeyPools.Import.of(keys));
    }

    KeyPools.Pool pool(String code) {
        return given(service.list(OPERATOR)).stream()
                .filter(pool -> pool.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    /** A row of the table. */
    public record Row(long id, byte[] sealed) {}

    List<String> stored(long pool) {
        return database.store().global().read(sql -> sql.query(
                        "select id, sealed from pool_key where pool_id = :pool order by id")
                .bind("pool", pool)
                .mapTo(Row.class)
                .map(row -> ring.open(pool, row.id(), row.sealed()).reveal())
                .list());
    }

    void run(String statement) {
        database.store().global().transact(sql -> sql.update(statement).execute());
    }

    @Override
    public void close() {
        database.close();
    }
}
