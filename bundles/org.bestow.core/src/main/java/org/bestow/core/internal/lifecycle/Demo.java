package org.bestow.core.internal.lifecycle;

import org.bestow.api.Check.Result;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sets the demonstration up on a thread of its own as soon as everything that it needs is there. Thread-safe. */
@Component(service = Demo.class, immediate = true)
public final class Demo {

    static final String PROPERTY = "bestow.demo";

    private static final long LONGEST_STEP_MILLIS = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(Demo.class);

    private final DemoData data;
    private final Thread thread = new Thread(this::run, "bestow-demo");
    private volatile boolean stopping;
    private volatile Result result = Result.critical("The demo data are being written; wait a moment.");

    @Activate
    public Demo(BundleContext context, @Reference DemoData data) {
        this(data);
        if (wanted(context)) {
            thread.start();
        }
    }

    Demo(DemoData data) {
        this.data = data;
        thread.setDaemon(true);
    }

    static boolean wanted(BundleContext context) {
        return Boolean.parseBoolean(context.getProperty(PROPERTY));
    }

    /** Waits for the step that is being done: a thread that may hold a connection is never interrupted. */
    @Deactivate
    void stop() throws InterruptedException {
        stopping = true;
        thread.join(LONGEST_STEP_MILLIS);
    }

    /** How far it is. */
    Result result() {
        return result;
    }

    void run() {
        try {
            result = switch (data.complete(() -> stopping)) {
                case COMPLETE -> Result.ok("The demo data are complete.");
                case NOT_EMPTY -> Result.ok("There are members already; no demo data were added.");
                case STOPPED -> Result.critical("The demo data are not complete; the next start completes them.");};
            LOG.info(result.message());
        } catch (RuntimeException e) { // the end of the thread: whatever it was belongs into the log and the check
            result = Result.critical(
                    "The demo data could not be written; the log says why, the next start tries again.");
            LOG.error("The demo data could not be written", e);
        }
    }
}
