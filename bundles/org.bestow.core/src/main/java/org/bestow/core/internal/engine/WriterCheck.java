package org.bestow.core.internal.engine;

import org.bestow.api.Check;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whether decided actions wait too long for the writers; and how much they have written. Thread-safe. */
@Component
public final class WriterCheck implements Check {

    /** A second of work: whoever comes now waits, or is soon told that the platform is busy. */
    private static final int MANY = 2_000;

    private final BenefitService benefits;

    @Activate
    public WriterCheck(@Reference BenefitService benefits) {
        this.benefits = benefits;
    }

    @Override
    public String name() {
        return "writer";
    }

    @Override
    public boolean quick() {
        return true;
    }

    @Override
    public Result run() {
        var waiting = benefits.writer().waiting();
        var tally = benefits.writer().tally();
        return waiting > MANY
                ? Result.warn(waiting + " actions wait to be written: look at the load and the disk of the database.")
                : Result.ok("Written since the start: " + tally.actions() + " actions in " + tally.groups()
                        + " groups; " + waiting + " wait.");
    }
}
