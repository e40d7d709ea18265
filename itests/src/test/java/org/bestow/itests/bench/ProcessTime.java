package org.bestow.itests.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Processor time of processes, as Linux counts it (in hundredths of a second). */
final class ProcessTime {

    private static final long TICK = Duration.ofMillis(10).toNanos();

    private ProcessTime() {}

    static Duration own() {
        return of(ProcessHandle.current().pid());
    }

    static Duration of(long pid) {
        return Duration.ofNanos(ticks(pid, false) * TICK);
    }

    /** With its children: those that live, and those that ended and were waited for. */
    static Duration ofTree(long pid) {
        var children = ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::descendants)
                .mapToLong(child -> ticks(child.pid(), true))
                .sum();
        return Duration.ofNanos((ticks(pid, true) + children) * TICK);
    }

    private static long ticks(long pid, boolean ended) {
        try {
            var line = Files.readString(Path.of("/proc/" + pid + "/stat"));
            // the name, in brackets, may hold anything
            var fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
            var own = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
            return ended ? own + Long.parseLong(fields[13]) + Long.parseLong(fields[14]) : own;
        } catch (IOException e) {
            if (ProcessHandle.of(pid).isEmpty()) {
                return 0; // it ended meanwhile, perhaps between opening and reading: its parent has its time
            }
            throw new UncheckedIOException(e);
        }
    }
}
