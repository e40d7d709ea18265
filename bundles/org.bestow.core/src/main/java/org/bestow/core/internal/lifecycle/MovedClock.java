package org.bestow.core.internal.lifecycle;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.bestow.api.Answer;
import org.bestow.api.Caller;
import org.bestow.api.DemoClock;
import org.bestow.api.Journal;
import org.bestow.api.Policy;
import org.bestow.core.internal.member.Access;
import org.bestow.core.internal.member.Trail;
import org.bestow.core.internal.schema.Schema;
import org.bestow.core.internal.text.Problems;
import org.bestow.store.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Moves the platform's clock where the demonstration is in the database, and nowhere else. Kept in memory on purpose: a restart is
 * always back at the real time. Thread-safe.
 */
@Component
public final class MovedClock implements DemoClock {

    private static final Duration MOST = Duration.ofDays(3_653);

    private final PlatformClock clock;
    private final Store store;
    private final FirstStart steps;
    private final Access access;
    private final Journal journal;

    @Activate
    public MovedClock(
            @Reference PlatformClock clock,
            @Reference Schema schema,
            @Reference Access access,
            @Reference Journal journal) {
        this.clock = clock;
        this.store = schema.store();
        this.steps = new FirstStart(store);
        this.access = access;
        this.journal = journal;
    }

    @Override
    public Reading read() {
        return new Reading(clock.instant(), clock.ahead());
    }

    @Override
    public synchronized Answer<Reading> move(Caller caller, Duration by) {
        var ahead = clock.ahead().plus(by);
        if (by.isNegative() || ahead.compareTo(MOST) > 0) {
            return Answer.no(Problems.refused("clock-range", Map.of("days", MOST.toDays()), caller.language()));
        }
        return set(caller, ahead);
    }

    @Override
    public synchronized Answer<Reading> reset(Caller caller) {
        return set(caller, Duration.ZERO);
    }

    private Answer<Reading> set(Caller caller, Duration ahead) {
        var refusal = access.refusal(caller, Policy.Permission.OPERATE_MEMBERS);
        if (refusal.isPresent()) {
            return Answer.no(refusal.get());
        }
        if (!steps.done(DemoData.ALL)) {
            return Answer.no(Problems.refused("clock-demo", Map.of(), caller.language()));
        }
        var before = clock.ahead();
        var row = Trail.of(caller, clock.instant())
                .row(
                        0,
                        "clock",
                        new Trail.Subject("clock", "demo"),
                        Trail.json(Map.of("ahead", before.toString())),
                        Trail.json(Map.of("ahead", ahead.toString())),
                        ahead.isZero() ? "The clock was reset." : "The clock was moved forward.");
        store.global().transact(sql -> {
            journal.write(sql.connection(), List.of(row), List.of(), List.of());
            return null;
        });
        clock.setAhead(ahead);
        return Answer.of(read());
    }
}
