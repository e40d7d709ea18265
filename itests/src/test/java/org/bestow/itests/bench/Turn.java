package org.bestow.itests.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one side did in its turns.
 *
 * @param micros how long each action took, sorted
 * @param client processor time of the client, {@code server} of the platform, {@code database} of PostgreSQL
 * @param errors how often which answer came instead of a success
 */
record Turn(
        int[] micros, double seconds, Duration client, Duration server, Duration database, Map<String, Long> errors) {

    Turn {
        Arrays.sort(micros);
        errors = Map.copyOf(errors);
    }

    static Turn none() {
        return new Turn(new int[0], 0, Duration.ZERO, Duration.ZERO, Duration.ZERO, Map.of());
    }

    int actions() {
        return micros.length;
    }

    double perSecond() {
        return seconds == 0 ? 0 : actions() / seconds;
    }

    /** Milliseconds within which this share of the actions ended. */
    double percentile(double share) {
        return actions() == 0 ? 0 : micros[Math.min(actions() - 1, (int) (share * actions()))] / 1_000.0;
    }

    /** Milliseconds of processor time an action. */
    double each(Duration time) {
        return actions() == 0 ? 0 : time.toNanos() / 1e6 / actions();
    }

    /** Without more actions, but with more processor time. */
    Turn with(ProcessTimes.Used more) {
        return new Turn(
                micros,
                seconds,
                client.plus(more.client()),
                server.plus(more.server()),
                database.plus(more.database()),
                errors);
    }

    Turn plus(Turn other) {
        var all = Arrays.copyOf(micros, micros.length + other.micros.length);
        System.arraycopy(other.micros, 0, all, micros.length, other.micros.length);
        var together = new TreeMap<>(errors);
        other.errors.forEach((error, times) -> together.merge(error, times, Long::sum));
        return new Turn(
                all,
                seconds + other.seconds,
                client.plus(other.client),
                server.plus(other.server),
                database.plus(other.database),
                together);
    }
}
