package org.bestow.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What {@code ./bestow run}, {@code stop} and {@code shell} promise. */
public class LauncherIT {

    private static final Duration SECOND_START = Duration.ofSeconds(60);

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    public void startsAgainOnTheSameData() throws IOException, InterruptedException {
        try (var platform = RunningPlatform.onH2(folder.getRoot().toPath())) {
            var firstRun = platform.data().resolve("first-run.json");
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(firstRun)));
            var written = Files.readString(firstRun);
            assertCommandsReturnTheirCode(platform);
            platform.stop();

            platform.start();
            var worked = ProcessHandle.of(platform.pid())
                    .flatMap(process -> process.info().totalCpuDuration())
                    .orElseThrow();
            assertTrue("in seconds, if it has a processor: " + worked, worked.compareTo(SECOND_START) < 0);
            assertEquals("the same users", written, Files.readString(firstRun));

            platform.kill();
            platform.start();
            assertEquals(200, get(platform, "health/ready").statusCode());
        }
        assertNoProcessIsRecorded();
    }

    @Test
    public void startsOnPostgreSql() throws IOException, InterruptedException {
        try (var server = PostgreSql.server().start();
                var platform = RunningPlatform.onPostgreSql(
                        folder.getRoot().toPath(), server.getJdbcUrl("postgres", "postgres"), "postgres")) {
            var ready = get(platform, "health/ready");
            assertEquals(200, ready.statusCode());
            assertTrue(ready.body(), ready.body().toUpperCase(Locale.ROOT).contains("POSTGRESQL"));
        }
    }

    /** Each as it stands there, on a data directory of its own; a block that needs a running platform finds one. */
    @Test
    public void theCommandsOfTheDocumentsWork() throws IOException, InterruptedException {
        var data = folder.newFolder("data").toString();
        var bestow = Path.of(System.getProperty("bestow.home"))
                        .toAbsolutePath()
                        .normalize()
                        .resolve("bestow") + " ";
        var port = "" + Ports.free();
        var replaced = new LinkedHashMap<String, String>();
        replaced.put("./bestow shell ", bestow + "shell --data /var/lib/bestow ");
        replaced.put("./bestow ", bestow);
        replaced.put(
                "/srv/types/org.bestow.type.software-1.1.0.jar", softwareType().toString());
        replaced.put("/var/lib/bestow", data);
        replaced.put("--port 8080", "--port " + port);
        var running = bestow + "status --data " + data + " > status || " + bestow + "run --detach --port " + port
                + " --data " + data + " > started";
        try {
            for (var document : List.of("docs/operations.md", "README.md")) {
                DocumentExamples.of(document)
                        .before(running)
                        .run(
                                folder.newFolder().toPath(),
                                replaced,
                                Map.of("BESTOW_DISTRIBUTION", RunningPlatform.DISTRIBUTION.toString()));
            }
        } finally {
            new ProcessBuilder("bash", "-c", bestow + "stop --data " + data)
                    .start()
                    .waitFor(3, TimeUnit.MINUTES);
            keepLog(Path.of(data, "log", "karaf.log"));
        }
    }

    /** Where {@link LogOnFailure} finds it. */
    private static void keepLog(Path log) throws IOException {
        if (Processes.LOGS.isPresent() && Files.exists(log)) {
            var logs = Files.createDirectories(Processes.LOGS.get());
            Files.copy(log, logs.resolve("documents.log"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The jar as the distribution has it. */
    private static Path softwareType() throws IOException {
        try (var files =
                Files.walk(RunningPlatform.DISTRIBUTION.resolve("system/org/bestow/org.bestow.type.software"))) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void assertCommandsReturnTheirCode(RunningPlatform platform) throws IOException {
        var doctor = platform.shell("bestow:doctor");
        assertEquals(doctor.output(), 0, doctor.code());
        assertNotEquals(0, platform.shell("bestow:no-such-command").code());
        assertNotEquals(0, platform.shell("bestow:benefit-show no-such-benefit").code());
        var noCommand = platform.shell("");
        assertEquals("without a terminal there is nobody to talk to", 1, noCommand.code());
        assertTrue(noCommand.output(), noCommand.output().contains("say which command"));
    }

    private void assertNoProcessIsRecorded() throws IOException {
        try (var names = Files.list(folder.getRoot().toPath())) {
            assertTrue(
                    "the state of a process that has ended is removed",
                    names.map(Path::getFileName)
                            .noneMatch(name -> name.toString().equals("state")));
        }
    }

    private HttpResponse<String> get(RunningPlatform platform, String path) throws IOException, InterruptedException {
        URI address = platform.address().resolve(path);
        return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }
}
