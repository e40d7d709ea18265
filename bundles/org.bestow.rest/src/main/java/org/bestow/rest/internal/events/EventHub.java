package org.bestow.rest.internal.events;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.bestow.api.Event;
import org.bestow.api.EventSink;
import org.bestow.rest.internal.edge.Services;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands events to the open pages of the member they belong to. Publishing only puts them down; one thread writes, another asks
 * whether the sessions still live. Thread-safe.
 */
@Component(
        service = {EventHub.class, EventSink.class},
        immediate = true) // the ids and the backlog have to outlive a moment without users
public final class EventHub implements EventSink {

    static final int BACKLOG = 1_000;
    private static final int MOST_STREAMS_OF_A_USER = 16;
    private static final String SESSION = "session";
    private static final Set<String> TOPICS = Set.of("types", "benefit");
    private static final Logger LOG = LoggerFactory.getLogger(EventHub.class);

    /** How often what is done, in milliseconds. */
    record Pace(long gather, long heartbeat, long sessionCheck) {
        static final Pace USUAL = new Pace(50, 15_000, 30_000);
    }

    private final Services services;
    private final Pace pace;
    private final Set<EventStream> streams = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService writer = thread("bestow-events");
    private final ScheduledExecutorService sessions = thread("bestow-event-sessions");
    private final AtomicBoolean writing = new AtomicBoolean();
    private final Object order = new Object();
    private final Backlog backlog;
    private long newest;

    /** The machine's clock, not the platform's, which demo data may move: ids only have to grow over restarts. */
    @Activate
    public EventHub(@Reference Services services) {
        this(services, Clock.systemUTC(), Pace.USUAL);
    }

    EventHub(Services services, Clock clock, Pace pace) {
        this.services = services;
        this.pace = pace;
        this.newest = clock.millis() * 1_000;
        this.backlog = new Backlog(BACKLOG, newest);
        writer.scheduleWithFixedDelay(
                () -> safely(this::heartbeat), pace.heartbeat(), pace.heartbeat(), TimeUnit.MILLISECONDS);
        sessions.scheduleWithFixedDelay(
                () -> safely(() -> checkSessions(stream -> true)),
                pace.sessionCheck(),
                pace.sessionCheck(),
                TimeUnit.MILLISECONDS);
    }

    @Override
    public void publish(List<Event> events) {
        synchronized (order) {
            for (var event : events) {
                if (TOPICS.contains(event.topic()) || changes(event)) {
                    put(event);
                } else if (event.topic().equals(SESSION)) {
                    later(
                            sessions,
                            0,
                            () -> checkSessions(stream -> Backlog.concerns(event.member(), stream.member())));
                }
            }
        }
        if (!streams.isEmpty() && writing.compareAndSet(false, true)) {
            later(writer, pace.gather(), this::write);
        }
    }

    private static boolean changes(Event event) {
        return event.topic().equals(SESSION) && event.payload().equals(Event.CHANGED);
    }

    /** Whether a user may open one more. */
    boolean hasRoomFor(long user) {
        return streams.stream().filter(stream -> stream.user() == user).count() < MOST_STREAMS_OF_A_USER;
    }

    /** @param lastEventId what the page has seen last; anything that is no id of ours counts as unknown, null as nothing */
    void open(EventStream stream, String lastEventId) {
        synchronized (order) {
            if (lastEventId == null) {
                stream.offer(Frame.opening(newest));
            } else {
                resume(stream, number(lastEventId));
            }
            streams.add(stream);
        }
        stream.start();
    }

    /** No id may run ahead of what was sent, or a page that loses the connection now would miss it. */
    private void resume(EventStream stream, long seen) {
        var missed =
                backlog.since(seen, newest, stream.member()).filter(frames -> frames.size() < EventStream.MOST_WAITING);
        if (missed.isPresent()) {
            stream.offer(Frame.opening(seen));
            missed.get().forEach(stream::offer);
        } else {
            stream.offer(Frame.openingWithoutId());
            stream.offer(Frame.resync(newest));
        }
    }

    void closed(EventStream stream) {
        streams.remove(stream);
    }

    int openStreams() {
        return streams.size();
    }

    @Deactivate
    void stop() {
        writer.shutdown();
        sessions.shutdown();
        streams.forEach(EventStream::close);
    }

    private void put(Event event) {
        var frame = Frame.of(++newest, event);
        backlog.add(event.member(), frame);
        for (var stream : streams) {
            if (Backlog.concerns(event.member(), stream.member())) {
                stream.offer(frame);
            }
        }
    }

    private void write() {
        writing.set(false);
        streams.forEach(EventStream::write);
    }

    private void heartbeat() {
        var beat = Frame.heartbeat(newestId());
        for (var stream : streams) {
            stream.offerIfIdle(beat);
            stream.write();
        }
    }

    private void checkSessions(Predicate<EventStream> which) {
        // while there is nobody to ask, the streams stay; the next turn asks again
        services.signInIfPresent().ifPresent(signIn -> {
            for (var stream : streams) {
                if (which.test(stream)
                        && signIn.look(stream.token(), stream.from())
                                .filter(stream::isOf)
                                .isEmpty()) {
                    stream.end(Frame.sessionEnded(newestId()));
                    later(writer, 0, stream::write);
                }
            }
        });
    }

    private long newestId() {
        synchronized (order) {
            return newest;
        }
    }

    private static long number(String id) {
        return id.matches("[0-9]{1,18}") ? Long.parseLong(id) : -1;
    }

    private static void later(ScheduledExecutorService thread, long millis, Runnable work) {
        try {
            thread.schedule(() -> safely(work), millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // stopping: the streams are being closed
        }
    }

    /** A fault in one turn must not end all later ones, whatever it is. */
    private static void safely(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("A turn of live updates failed; the next one goes on", e);
        }
    }

    private static ScheduledExecutorService thread(String name) {
        return Executors.newSingleThreadScheduledExecutor(work -> {
            var thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        });
    }
}
