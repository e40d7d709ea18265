package org.bestow.journal.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.bestow.api.Caller;
import org.bestow.api.Deliveries;
import org.bestow.api.Language;
import org.bestow.api.Message;
import org.bestow.api.Policy;
import org.bestow.api.testing.FakePolicy;
import org.bestow.api.testing.MovableClock;
import org.bestow.spi.Role;
import org.bestow.store.Dialect;
import org.bestow.store.fixture.TestDatabase;

/** A database with messages in it. */
final class MessageWorld implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-05-04T10:00:00.123456Z");
    static final Caller OPERATOR = caller(OptionalLong.empty(), Role.OPERATOR);
    static final Deliveries.Fault BUSY = Deliveries.Fault.of("recipient-postponed");

    final MovableClock clock = new MovableClock(NOW);
    final TestDatabase database;
    final JournalSchema schema;
    final StoredMessages messages;

    MessageWorld(Dialect dialect) {
        database = TestDatabase.of(dialect);
        schema = new JournalSchema(database.store());
        var journal = new JournalService(schema, new OutboxRelay(schema));
        messages = new StoredMessages(schema, new FakePolicy(MessageWorld::permitted), journal, clock);
    }

    StoredDeliveries deliveries() {
        return new StoredDeliveries(schema, clock, new Backoff(() -> 0));
    }

    private static Set<Role> permitted(Policy.Permission permission) {
        return permission == Policy.Permission.OPERATE_MESSAGES ? Set.of(Role.OPERATOR) : Set.of();
    }

    static Caller caller(OptionalLong member, Role role) {
        return new Caller(9, "Grace", member, Set.of(role), Language.EN, Optional.empty(), "::1");
    }

    Message message(long member, int number) {
        return new Message(
                member,
                "invitation",
                new Message.About("user", "u1-" + number),
                new Message.Recipient("Ada " + number, "ada" + number + "@one.example"),
                Language.ZH_TW,
                new Message.Body("邀請 " + number, "Secret: hush-" + number, "<p>hush-" + number + "</p>"),
                clock.instant());
    }

    void queue(Message... all) {
        schema.store().global().transact(sql -> {
            messages.queue(sql.connection(), List.of(all));
            return null;
        });
    }

    /** Numbers from to before to, a second apart. */
    void queue(int from, int to) {
        for (var number = from; number < to; number++) {
            queue(message(1, number));
            clock.move(Duration.ofSeconds(1));
        }
    }

    long bodies() {
        return schema.store().global().read(sql -> sql.query("select count(*) from mail_body where member_id >= 0")
                .mapTo(long.class)
                .one());
    }

    @Override
    public void close() {
        database.close();
    }
}
