package org.bestow.shell.internal;

import java.io.PrintStream;
import org.bestow.api.Catalog;

/** Prints how far a long import has come, a line for each tenth; of a short one nothing. Not thread-safe. */
final class ImportSteps {

    private static final int LONG = 1_000;
    private static final int PARTS = 10;

    private final PrintStream out;
    private Catalog.Step step = Catalog.Step.IDLE;
    private int printed;

    ImportSteps(PrintStream out) {
        this.out = out;
    }

    void print(Catalog.Progress progress) {
        if (progress.step() != step) {
            step = progress.step();
            printed = 0;
        }
        if (progress.total() < LONG) {
            return;
        }
        var part = (int) ((long) progress.done() * PARTS / progress.total());
        if (part > printed) {
            printed = part;
            out.println((step == Catalog.Step.CHECKING ? "Checked " : "Wrote ") + progress.done() + " of "
                    + progress.total() + " items.");
        }
    }
}
