package org.bestow.journal.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.bestow.api.Event;
import org.bestow.api.EventSink;
import org.bestow.api.Journal;
import org.bestow.store.Dialect;
import org.bestow.store.fixture.TestDatabase;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class OutboxRelayTest {

    private static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");

    @Parameters(name = "{0}")
    public static List<Object[]> databases() {
        return TestDatabase.both();
    }

    @Parameter
    public Dialect dialect;

    private final LinkedBlockingQueue<Event> told = new LinkedBlockingQueue<>();
    private TestDatabase database;
    private JournalSchema schema;
    private OutboxRelay relay;
    private Journal journal;

    @Before
    public void open() {
        database = TestDatabase.of(dialect);
        schema = new JournalSchema(database.store());
        relay = new OutboxRelay(schema);
        journal = new JournalService(schema, relay);
    }

    @After
    public void close() {
        relay.stop();
        database.close();
    }

    private void write(int from, int to) {
        var rows = new ArrayList<Journal.OutboxRow>();
        for (var number = from; number < to; number++) {
            rows.add(new Journal.OutboxRow(7, "benefit", "{\"number\":" + number + "}", NOW));
        }
        schema.store().global().transact(sql -> {
            journal.write(sql.connection(), List.of(), rows, List.of());
            return null;
        });
        journal.committed();
    }

    private Event next() throws InterruptedException {
        var event = told.poll(1, TimeUnit.MINUTES);
        assertNotNull("nothing was told", event);
        return event;
    }

    private long waiting() {
        return schema.store().global().read(sql -> sql.query("select count(*) from outbox")
                .mapTo(long.class)
                .one());
    }

    @Test
    public void tellsAllInOrderAndRemovesThem() throws InterruptedException {
        relay.sinks = List.of(told::addAll);
        relay.start();
        write(0, 1_200);
        for (var number = 0; number < 1_200; number++) {
            assertEquals(new Event(7, "benefit", "{\"number\":" + number + "}"), next());
        }
        relay.stop();
        assertEquals(0, waiting());
    }

    @Test
    public void tellsWhatWasLeftByAnEarlierRun() throws InterruptedException {
        write(0, 3);
        relay.sinks = List.of(told::addAll);
        relay.start();
        assertEquals("{\"number\":0}", next().payload());
    }

    @Test
    public void tellsAgainWhatASinkDidNotTake() throws InterruptedException {
        var failures = new AtomicInteger();
        EventSink shaky = events -> {
            if (failures.incrementAndGet() == 1) {
                throw new IllegalStateException("not now");
            }
            told.addAll(events);
        };
        relay.sinks = List.of(shaky);
        relay.start();
        write(1, 2);
        assertEquals("{\"number\":1}", next().payload());
        assertTrue(failures.get() >= 2);
    }

    @Test
    public void stopWaitsForWhatIsBeingTold() throws InterruptedException {
        var inside = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        relay.sinks = List.of(events -> {
            inside.countDown();
            try {
                goOn.await();
                told.addAll(events);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        relay.start();
        write(0, 1);
        inside.await();
        var stopping = new Thread(relay::stop);
        stopping.start();
        stopping.interrupt();
        goOn.countDown();
        stopping.join();
        assertEquals(1, told.size());
        assertEquals(0, waiting());
    }

    @Test
    public void livesOnAfterTheDatabaseWasAway() throws InterruptedException {
        if (dialect == Dialect.H2) {
            return; // nobody takes an H2 database away
        }
        relay.sinks = List.of(told::addAll);
        relay.start();
        database.killBackends();
        write(4, 5);
        assertEquals("{\"number\":4}", next().payload());
    }
}
