package org.bestow.health.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import org.bestow.api.Check;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Whether what the platform writes still finds room: the embedded database, logs, installed types. Thread-safe. */
@Component
public final class DiskCheck implements Check {

    private static final long MEGABYTE = 1 << 20;

    /** Hours or days of a log at work; time to act. */
    private static final long LOW = 256 * MEGABYTE;

    /** The embedded database closes itself at the first write that finds none. */
    private static final long NONE = 32 * MEGABYTE;

    /** How many bytes may still be written. */
    @FunctionalInterface
    interface Room {
        long bytes() throws IOException;
    }

    private final Room room;

    @Activate
    public DiskCheck(BundleContext context) {
        this(Path.of(Objects.requireNonNull(context.getProperty("bestow.data"), "property bestow.data")));
    }

    private DiskCheck(Path data) {
        this(() -> Files.getFileStore(data).getUsableSpace());
    }

    DiskCheck(Room room) {
        this.room = room;
    }

    @Override
    public String name() {
        return "disk";
    }

    @Override
    public boolean quick() {
        return true;
    }

    @Override
    public Result run() {
        long left;
        try {
            left = room.bytes();
        } catch (IOException e) {
            return Result.critical("The data directory cannot be looked at: " + e.getMessage()
                    + ". See that it is there and that the platform may write to it.");
        }
        if (left >= LOW) {
            return Result.ok("The data directory has room.");
        }
        var message = String.format(
                Locale.ROOT,
                "The disk of the data directory has %d MB left. Make room: old files of log/ may go, the database never.",
                left / MEGABYTE);
        return left < NONE ? Result.critical(message) : Result.warn(message);
    }
}
