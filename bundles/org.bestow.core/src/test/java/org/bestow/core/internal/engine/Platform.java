package org.bestow.core.internal.engine;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.bestow.api.Answer;
import org.bestow.api.Benefits;
import org.bestow.api.Caller;
import org.bestow.api.Holders;
import org.bestow.api.Journal;
import org.bestow.api.Language;
import org.bestow.api.PublicId;
import org.bestow.api.Secret;
import org.bestow.api.Users;
import org.bestow.api.testing.Answers;
import org.bestow.api.testing.MovableClock;
import org.bestow.core.internal.benefit.Snapshot.BenefitRow;
import org.bestow.core.internal.fixture.KeptMessages;
import org.bestow.core.internal.fixture.SeedPolicy;
import org.bestow.core.internal.fixture.Staff;
import org.bestow.core.internal.fixture.World;
import org.bestow.core.internal.keys.Keyring;
import org.bestow.core.internal.keys.Pools;
import org.bestow.core.internal.keys.SettingsSeal;
import org.bestow.core.internal.keys.TestKeyring;
import org.bestow.core.internal.member.Access;
import org.bestow.core.internal.member.Guard;
import org.bestow.core.internal.member.Standings;
import org.bestow.core.internal.schema.Schema;
import org.bestow.core.internal.text.Texts;
import org.bestow.core.internal.write.SeatHolders;
import org.bestow.journal.internal.JournalSchema;
import org.bestow.journal.internal.JournalService;
import org.bestow.journal.internal.OutboxRelay;
import org.bestow.spi.BenefitType;
import org.bestow.spi.KeyKind;
import org.bestow.spi.Role;
import org.bestow.spi.Scope;
import org.bestow.spi.Unit;
import org.bestow.store.Dialect;
import org.bestow.store.fixture.TestDatabase;
import org.bestow.type.cloud.internal.CloudType;
import org.bestow.type.software.internal.SoftwareType;
import org.bestow.type.visualstudio.internal.VisualStudioType;

/** The engine as it runs, with types deployed and keys that open, on a test's database and with a clock that moves. */
final class Platform implements AutoCloseable {

    final TestDatabase database;
    World world;
    private final Keyring keyring = TestKeyring.create();
    final KeptMessages messages = new KeptMessages();
    final Staff staff;
    private final Users users;
    final MovableClock clock = new MovableClock(World.NOW);
    private long keys = 5_000_000;
    private SeatHolders holders;
    private Benefits benefits;
    private BenefitService service;
    private Aftermath aftermath;
    private Standings standings;

    Platform(Dialect dialect) {
        this(dialect, new Staff(), Optional.empty());
    }

    Platform(Dialect dialect, Users users) {
        this(dialect, new Staff(), Optional.of(users));
    }

    /** @param others instead of the staff */
    private Platform(Dialect dialect, Staff staff, Optional<Users> others) {
        this.staff = staff;
        this.users = others.orElse(staff);
        database = TestDatabase.of(dialect);
        world = new World(database.store());
        start();
    }

    private void start() {
        var schema = new Schema(database.store());
        var journalSchema = new JournalSchema(database.store());
        Journal journal = new JournalService(journalSchema, new OutboxRelay(journalSchema)); // the relay is not started
        var texts = new Texts();
        aftermath = new Aftermath(arrival -> {}, type -> {}, List::of);
        var registry = new TypeRegistry(texts, clock, aftermath);
        registry.arrive(candidate(1, "software", new SoftwareType()));
        registry.arrive(candidate(2, "visual-studio", new VisualStudioType()));
        registry.arrive(candidate(4, "cloud", new CloudType()));
        registry.arrive(Lounge.candidate());
        holders = new SeatHolders(schema, new Guard(schema), journal, messages, clock);
        var policy = new SeedPolicy();
        standings = new Standings(schema, "", "");
        var gate = new Gate(policy, new Access(policy, users), standings, users, schema);
        service = new BenefitService(
                schema,
                journal,
                messages,
                users,
                clock,
                registry,
                gate,
                texts,
                new Pools(schema),
                keyring,
                new SettingsSeal(schema, keyring, clock));
        benefits = service;
    }

    /** A type with the texts of its own bundle: all bundles have theirs under the same name. */
    private static Candidate candidate(int key, String id, BenefitType<?> type) {
        var home = type.getClass().getProtectionDomain().getCodeSource().getLocation();
        var bundle = new URLClassLoader(new URL[] {home}, null);
        return new Candidate(key, id, "1.0.0", type, type.getClass().getClassLoader(), bundle::getResourceAsStream);
    }

    /** Everything that lives in memory is made anew on the same database, as after a restart. */
    void restart() {
        stop();
        database.reopen();
        world = new World(database.store()); // to ask, not to add to: it counts its numbers from the start
        start();
    }

    private void stop() {
        service.stop();
        aftermath.stop();
    }

    Holders holders() {
        return holders;
    }

    Benefits benefits() {
        return benefits;
    }

    void standing(long member, String standing, String link) {
        database.store().global().transact(sql -> sql.update(
                        "update member set standing = :standing, standing_link = :link where id = :id")
                .bind("standing", standing)
                .bind("link", Optional.of(link).filter(text -> !text.isEmpty()))
                .bind("id", member)
                .execute());
        standings.changed();
    }

    /** A member with one software benefit; its pool, if it has keys, bears the member's name. */
    BenefitRow product(String name, KeyKind kind, long quantity, Unit unit, String moreSettings) {
        var member = world.member(name);
        var pack = world.pack(name);
        return product(member, pack, world.purchase(member, pack), name, kind, quantity, unit, moreSettings);
    }

    BenefitRow product(
            long member,
            long pack,
            long purchase,
            String name,
            KeyKind kind,
            long quantity,
            Unit unit,
            String moreSettings) {
        var settings = "{\"product\":\"" + name + "\",\"instructions\":{\"en\":\"Read me.\"},\"keyKind\":\"" + kind
                + "\"" + (kind == KeyKind.NONE ? "" : ",\"pool\":\"" + name + "\"") + moreSettings + "}";
        var item = world.item(pack, name, "software", OptionalLong.of(quantity), unit, settings);
        return world.benefit(member, purchase, item, "software", OptionalLong.of(quantity), unit);
    }

    /** A pool with sealed keys {@code NAME-1}, {@code NAME-2} … */
    void pool(String name, KeyKind kind, int count) {
        var pool = world.pool(name, kind, 0);
        database.store().global().transact(sql -> {
            try (var insert = sql.connection()
                            .prepareStatement(
                                    "insert into pool_key (id, pool_id, mac, sealed, masked) values (?, ?, ?, ?, ?)");
                    var counter = sql.connection().prepareStatement("update key_pool set available = ? where id = ?")) {
                for (var number = 1; number <= count; number++) {
                    var value = Secret.of(name + "-" + number);
                    insert.setLong(1, ++keys);
                    insert.setLong(2, pool);
                    insert.setBytes(3, keyring.mac(pool, value));
                    insert.setBytes(4, keyring.seal(pool, keys, value));
                    insert.setString(5, value.masked());
                    insert.addBatch();
                }
                counter.setLong(1, count);
                counter.setLong(2, pool);
                counter.executeUpdate();
                return insert.executeBatch().length;
            }
        });
    }

    static Caller caller(BenefitRow benefit, Role role) {
        return caller(benefit, 3, role);
    }

    static Caller caller(BenefitRow benefit, long user, Role role) {
        return new Caller(
                user,
                "Anna",
                OptionalLong.of(benefit.memberId()),
                Set.of(role),
                Language.EN,
                Optional.empty(),
                "127.0.0.1");
    }

    static String id(BenefitRow benefit) {
        return PublicId.of(PublicId.Kind.BENEFIT, benefit.memberId(), benefit.id());
    }

    static Benefits.Call call(BenefitRow benefit, String action, String input) {
        return new Benefits.Call(id(benefit), Optional.empty(), action, input, false, Optional.empty());
    }

    static Benefits.Call on(String key, Benefits.Call call) {
        return on(Scope.KEY, key, call);
    }

    static Benefits.Call onSeat(String seat, Benefits.Call call) {
        return on(Scope.ASSIGNMENT, seat, call);
    }

    static Benefits.Call on(Scope scope, String target, Benefits.Call call) {
        return new Benefits.Call(
                call.benefit(),
                Optional.of(new Benefits.Target(scope, target)),
                call.action(),
                call.input(),
                call.dryRun(),
                call.idempotencyKey());
    }

    static Benefits.Call dry(Benefits.Call call) {
        return new Benefits.Call(
                call.benefit(), call.target(), call.action(), call.input(), true, call.idempotencyKey());
    }

    static Benefits.Call twin(String key, Benefits.Call call) {
        return new Benefits.Call(
                call.benefit(), call.target(), call.action(), call.input(), call.dryRun(), Optional.of(key));
    }

    /** Records an activation of a software key. */
    static Benefits.Call activation(BenefitRow product, String key, String occasion, String machine) {
        var input = "{\"occasion\":\"" + occasion + "\",\"machine\":\"" + machine + "\"}";
        return on(key, call(product, "record-activation", input));
    }

    /** The id of a key that is taken. */
    String takeKey(BenefitRow product) {
        var done = Answers.given(perform(product, call(product, "get-keys", "{}")));
        return done.keys().get(0).id().orElseThrow();
    }

    long used(BenefitRow benefit) {
        return world.count("select used from benefit where member_id > 0 and id = ?", benefit.id());
    }

    Answer<Benefits.Done> perform(BenefitRow benefit, Benefits.Call call) {
        return benefits.perform(caller(benefit, Role.GLOBAL_ADMIN), call);
    }

    /** The value that a call brought, by the id of its key. */
    static Map<String, String> values(Benefits.Done done) {
        return done.keys().stream().collect(Collectors.toMap(key -> key.id().orElseThrow(), key -> key.value()
                .orElseThrow()
                .reveal()));
    }

    @Override
    public void close() {
        stop();
        world.requireConsistency();
        var untenanted = database.untenanted();
        database.close();
        if (!untenanted.isEmpty()) {
            throw new AssertionError("statements that do not name their member: " + untenanted);
        }
    }
}
