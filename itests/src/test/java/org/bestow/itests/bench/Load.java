package org.bestow.itests.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;

/** Clients that act without pause for some time, each on a thread of its own. */
final class Load {

    /** What makes equal errors look different: incidents and ids. */
    private static final Pattern NUMBERS =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\\b[a-z][0-9a-z]+-[0-9a-z]+\\b");

    private final ProcessTimes times;

    Load(ProcessTimes times) {
        this.times = times;
    }

    /** Who acts. */
    interface Client extends AutoCloseable {
        /** Does it once and waits for the outcome; what went wrong, or nothing. */
        String act() throws IOException, SQLException;

        @Override
        void close() throws IOException, SQLException;
    }

    /** Makes a client that is ready to act. */
    interface Clients {
        Client next() throws IOException, SQLException;
    }

    private static final class Worker extends Thread {
        private final Client client;
        private final CountDownLatch start;
        private final long nanos;
        private final Map<String, Long> errors = new TreeMap<>();
        private int[] micros = new int[4_096];
        private int actions;

        Worker(Client client, CountDownLatch start, Duration time) {
            this.client = client;
            this.start = start;
            this.nanos = time.toNanos();
        }

        @Override
        public void run() {
            try {
                start.await();
                var begin = System.nanoTime();
                for (var now = begin; now - begin < nanos; ) {
                    var error = client.act();
                    var after = System.nanoTime();
                    if (error.isEmpty()) {
                        note((int) ((after - now) / 1_000));
                    } else {
                        var kind = NUMBERS.matcher(error).replaceAll("…");
                        errors.merge(kind.length() > 300 ? kind.substring(0, 300) : kind, 1L, Long::sum);
                    }
                    now = after;
                }
            } catch (IOException | SQLException | InterruptedException e) {
                errors.merge("a client ended: " + e, 1L, Long::sum);
            }
        }

        private void note(int took) {
            if (actions == micros.length) {
                micros = Arrays.copyOf(micros, 2 * actions);
            }
            micros[actions++] = took;
        }
    }

    Turn run(int clients, Duration time, Clients made) throws IOException {
        var start = new CountDownLatch(1);
        var workers = new ArrayList<Worker>();
        try {
            for (var number = 0; number < clients; number++) {
                var worker = new Worker(made.next(), start, time);
                workers.add(worker);
                worker.setDaemon(true);
                worker.start();
            }
            var before = times.now();
            var begin = System.nanoTime();
            start.countDown();
            for (var worker : workers) {
                worker.join();
            }
            var seconds = (System.nanoTime() - begin) / 1e9;
            return turn(workers, seconds, times.now().minus(before));
        } catch (SQLException e) {
            throw new IOException("a client could not begin", e);
        } catch (InterruptedException e) {
            throw new IOException("interrupted", e);
        } finally {
            for (var worker : workers) {
                try {
                    worker.client.close();
                } catch (SQLException e) {
                    worker.errors.merge("a client could not be closed: " + e, 1L, Long::sum);
                }
            }
        }
    }

    private static Turn turn(ArrayList<Worker> workers, double seconds, ProcessTimes.Used used) {
        var all = new int[workers.stream().mapToInt(worker -> worker.actions).sum()];
        var errors = new TreeMap<String, Long>();
        var at = 0;
        for (var worker : workers) {
            System.arraycopy(worker.micros, 0, all, at, worker.actions);
            at += worker.actions;
            worker.errors.forEach((error, times) -> errors.merge(error, times, Long::sum));
        }
        return new Turn(all, seconds, used.client(), used.server(), used.database(), errors);
    }
}
