package org.bestow.journal.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.bestow.api.Check;
import org.bestow.store.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whether what was committed gets told. Thread-safe. */
@Component(service = Check.class)
public final class OutboxCheck implements Check {

    private static final Duration LATE = Duration.ofMinutes(1);

    private final Store store;
    private final Clock clock;

    @Activate
    public OutboxCheck(@Reference JournalSchema schema, @Reference Clock clock) {
        this.store = schema.store();
        this.clock = clock;
    }

    @Override
    public String name() {
        return "outbox";
    }

    @Override
    public Result run() {
        var oldest = store.global().read(sql -> sql.query("select at from outbox order by id fetch first 1 rows only")
                .mapTo(Instant.class)
                .findOne());
        var age = oldest.map(at -> Duration.between(at, clock.instant())).orElse(Duration.ZERO);
        return age.compareTo(LATE) > 0
                ? Result.warn(
                        "An event has waited for " + age.toSeconds() + " s. The log of org.bestow.journal says why.")
                : Result.ok("Nothing has waited for long.");
    }
}
