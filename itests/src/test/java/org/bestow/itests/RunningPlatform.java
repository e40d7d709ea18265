package org.bestow.itests;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The built distribution as a process of its own, started by the launcher, so that it can be killed. Its data directory outlives
 * it: start again on the same one to see what was kept. Not thread-safe.
 */
public final class RunningPlatform implements AutoCloseable {

    private static final Path HOME =
            Path.of(System.getProperty("bestow.home")).toAbsolutePath().normalize();
    /** The built distribution that runs. */
    static final Path DISTRIBUTION = HOME.resolve("karaf-assembly/target/assembly");

    private static final String LOG = "log/karaf.log";
    /** Options of its virtual machine, beside those of the launcher. */
    private static final String OPTIONS = System.getProperty("bestow.platform.options", "");
    // longer than the launcher itself waits, so that it says what it waited for
    private static final Duration STARTED_WITHIN = Duration.ofMinutes(5);
    private static final Duration ENDED_WITHIN = Duration.ofMinutes(3);

    private final Path data;
    private final int port;
    private final List<String> options;

    private RunningPlatform(Path data, int port, List<String> options) {
        this.data = data.toAbsolutePath();
        this.port = port;
        this.options = options;
    }

    /** Starts on the embedded database, with demo data, and returns when the platform is ready. */
    public static RunningPlatform onH2(Path data, String... options) throws IOException {
        return new RunningPlatform(data, Ports.free(), List.of(options)).start();
    }

    /** Starts on a database of PostgreSQL, with demo data, and returns when the platform is ready. */
    public static RunningPlatform onPostgreSql(Path data, String url, String user, String... options)
            throws IOException {
        var configuration = Files.createDirectories(data.resolve("etc")).resolve("org.bestow.store.cfg");
        Files.writeString(configuration, "url = " + url + "\nuser = " + user + "\n");
        return new RunningPlatform(data, Ports.free(), List.of(options)).start();
    }

    /** Starts again on the same data and port, after {@link #kill} or {@link #stop}. */
    public RunningPlatform start() throws IOException {
        var command = new ArrayList<>(List.of("run", "--detach", "--port", "" + port));
        command.addAll(options);
        if (Processes.LOGS.isPresent()) {
            Files.createDirectories(Processes.LOGS.get());
            Files.deleteIfExists(kept());
            Files.createSymbolicLink(kept(), data.resolve(LOG));
        }
        try {
            var answer = launcher(STARTED_WITHIN, command);
            if (answer.code() != 0) {
                throw new AssertionError("the platform did not start: " + answer.output());
            }
        } catch (AssertionError e) {
            keepLog(); // nobody closes what was never given out
            throw e;
        }
        return this;
    }

    /** The log where {@link LogOnFailure} finds it: a link while the platform runs, a copy when the data directory is about to vanish. */
    private Path kept() {
        return Processes.LOGS.orElseThrow().resolve(data.getFileName() + "-" + port + ".log");
    }

    private void keepLog() throws IOException {
        if (Processes.LOGS.isPresent() && Files.isSymbolicLink(kept())) {
            Files.delete(kept());
            if (Files.exists(data.resolve(LOG))) {
                Files.copy(data.resolve(LOG), kept());
            }
        }
    }

    /** Where it answers. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + port + "/");
    }

    /** The data directory. */
    public Path data() {
        return data;
    }

    /** The number of its process. */
    public long pid() {
        try {
            return process().pid();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The log so far. */
    public List<String> log() throws IOException {
        return Files.readAllLines(data.resolve(LOG));
    }

    /** What a command said, both streams, and its exit code. */
    public record Answer(int code, String output) {}

    /** Runs a command of the platform's shell. */
    public Answer shell(String command) throws IOException {
        return launcher(ENDED_WITHIN, List.of("shell", command));
    }

    /** The words before a command of the platform's shell, for other programs. */
    public String shellCommand() {
        return HOME.resolve("bestow") + " shell --data " + data;
    }

    /** Ends the process at once, as {@code kill -9} does. */
    public void kill() throws IOException {
        var process = process();
        process.destroyForcibly();
        Await.until("the process is gone", ENDED_WITHIN, () -> !process.isAlive());
    }

    /** Stops in good order. */
    public void stop() throws IOException {
        var answer = launcher(ENDED_WITHIN.plusSeconds(30), List.of("stop"));
        if (answer.code() != 0) {
            throw new AssertionError("the platform did not stop: " + answer.output());
        }
    }

    /** Stops if it still runs. */
    @Override
    public void close() throws IOException {
        try {
            stop();
        } finally {
            keepLog();
        }
    }

    private ProcessHandle process() throws IOException {
        return Processes.on(data).orElseThrow(() -> new AssertionError("the platform is not running"));
    }

    private Answer launcher(Duration atMost, List<String> arguments) throws IOException {
        var command = new ArrayList<>(List.of(HOME.resolve("bestow").toString()));
        command.addAll(arguments);
        command.addAll(List.of("--data", data.toString()));
        // a file, not a pipe: the platform outlives the launcher and would hold a pipe open
        var output = File.createTempFile("launcher", ".log");
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output);
            builder.environment().put("BESTOW_DISTRIBUTION", DISTRIBUTION.toString());
            builder.environment().merge("BESTOW_JAVA_OPTS", OPTIONS, (others, own) -> own + " " + others);
            var process = builder.start();
            try {
                if (!process.waitFor(atMost.toSeconds(), TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    ThreadDump.print(System.out);
                    throw new AssertionError(
                            command + " took longer than " + atMost + ": " + Files.readString(output.toPath()));
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
                throw new AssertionError("interrupted", e);
            }
            return new Answer(process.exitValue(), Files.readString(output.toPath(), UTF_8));
        } finally {
            Files.delete(output.toPath());
        }
    }
}
