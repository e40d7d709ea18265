package org.bestow.identity.internal.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Failed attempts of the last 15 minutes: 5 an account and 20 an address, then no more are tried. Attempts under way count as failed
 * until they end, so that many at once do not slip through. Kept in memory: a restart, which nobody outside can cause, forgets.
 * Thread-safe.
 */
@Component(service = Throttle.class, immediate = true) // it holds the failures: not to be dropped with its last user
public final class Throttle {

    static final Duration WINDOW = Duration.ofMinutes(15);
    static final int PER_ACCOUNT = 5;
    static final int PER_ADDRESS = 20;

    private static final Duration SOON = Duration.ofSeconds(1);

    private final Counters accounts;
    private final Counters addresses;

    private static final int REMEMBERED = 50_000;

    @Activate
    public Throttle() {
        this(REMEMBERED);
    }

    Throttle(int remembered) {
        accounts = new Counters(PER_ACCOUNT, remembered);
        addresses = new Counters(PER_ADDRESS, remembered);
    }

    /** How many accounts (or what stands for one) and addresses are closed. */
    record Closed(long accounts, long addresses) {}

    synchronized Closed closed(Instant now) {
        return new Closed(accounts.closed(now), addresses.closed(now));
    }

    /** How long nothing is tried from an address, whoever is meant. */
    synchronized Optional<Duration> closedFor(String address, Instant now) {
        return addresses.closedFor(address, now);
    }

    /** How long nothing is tried; empty when an attempt may be made now. */
    synchronized Optional<Duration> closedFor(String account, String address, Instant now) {
        return later(accounts.closedFor(account, now), addresses.closedFor(address, now));
    }

    /** An attempt that was let in. Exactly one of its methods is to be called. */
    final class Attempt {
        private final String account;
        private final String address;

        private Attempt(String account, String address) {
            this.account = account;
            this.address = address;
        }

        void failed(Instant now) {
            end(now, true);
        }

        /** The password was right: the account's failures are forgotten, the address's are not. */
        void succeeded() {
            synchronized (Throttle.this) {
                accounts.of(account).failures.clear();
            }
            given();
        }

        /** Nothing was tried. */
        void given() {
            end(Instant.MIN, false);
        }

        private void end(Instant now, boolean failed) {
            synchronized (Throttle.this) {
                accounts.end(account, now, failed);
                addresses.end(address, now, failed);
            }
        }
    }

    /** Lets an attempt in, unless {@link #closedFor} says how long not. */
    synchronized Optional<Attempt> begin(String account, String address, Instant now) {
        if (closedFor(account, address, now).isPresent()) {
            return Optional.empty();
        }
        accounts.of(account).underWay++;
        addresses.of(address).underWay++;
        return Optional.of(new Attempt(account, address));
    }

    private static Optional<Duration> later(Optional<Duration> one, Optional<Duration> other) {
        if (one.isPresent() && other.isPresent()) {
            return one.get().compareTo(other.get()) > 0 ? one : other;
        }
        return one.isPresent() ? one : other;
    }

    /** Guarded by the throttle. */
    private static final class Counters {
        private final int limit;
        private final int remembered;
        private final Map<String, Counter> byKey = new LinkedHashMap<>();

        Counters(int limit, int remembered) {
            this.limit = limit;
            this.remembered = remembered;
        }

        Counter of(String key) {
            return byKey.computeIfAbsent(key, name -> new Counter());
        }

        Optional<Duration> closedFor(String key, Instant now) {
            var counter = byKey.get(key);
            if (counter == null) {
                return Optional.empty();
            }
            counter.forget(now);
            if (counter.failures.size() >= limit) {
                return Optional.of(
                        Duration.between(now, counter.failures.peekFirst().plus(WINDOW)));
            }
            return counter.failures.size() + counter.underWay >= limit ? Optional.of(SOON) : Optional.empty();
        }

        long closed(Instant now) {
            byKey.values().forEach(counter -> counter.forget(now));
            return byKey.values().stream()
                    .filter(counter -> counter.failures.size() >= limit)
                    .count();
        }

        void end(String key, Instant now, boolean failed) {
            var counter = of(key);
            counter.underWay--;
            if (failed) {
                counter.failures.addLast(now);
                // to the end of the order: what failed long ago is dropped first
                byKey.remove(key);
                byKey.put(key, counter);
                shrink();
            } else if (counter.idle()) {
                byKey.remove(key);
            }
        }

        private void shrink() {
            for (Iterator<Counter> all = byKey.values().iterator(); byKey.size() > remembered && all.hasNext(); ) {
                if (all.next().underWay == 0) {
                    all.remove();
                }
            }
        }
    }

    private static final class Counter {
        private final Deque<Instant> failures = new ArrayDeque<>();
        private int underWay;

        void forget(Instant now) {
            while (!failures.isEmpty() && !failures.peekFirst().plus(WINDOW).isAfter(now)) {
                failures.removeFirst();
            }
        }

        boolean idle() {
            return underWay == 0 && failures.isEmpty();
        }
    }
}
