package org.bestow.itests.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The plain statements, prepared, by {@code pgbench}: about as little as a client of PostgreSQL can cost. */
final class PgBenchSide implements Side {

    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+) \\(without initial connection time\\)");

    private final Path program;
    private final Path directory;
    private final int port;
    private final World world;
    private final ProcessTimes times;

    PgBenchSide(Path program, Path directory, int port, World world, ProcessTimes times) {
        this.program = program;
        this.directory = directory;
        this.port = port;
        this.world = world;
        this.times = times;
    }

    static Stream<Path> installed() {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(directory -> Path.of(directory, "pgbench"))
                .filter(Files::isExecutable)
                .limit(1);
    }

    @Override
    public Turn run(Scenario scenario, int clients, Duration time) throws IOException {
        var here = Files.createTempDirectory(directory, "pgbench");
        var script = Files.write(here.resolve("script.sql"), script(scenario));
        var output = here.resolve("output");
        var command = List.of(
                program.toString(),
                "--host=127.0.0.1",
                "--port=" + port,
                "--username=postgres",
                "--no-vacuum",
                "--protocol=prepared",
                "--client=" + clients,
                "--jobs=" + Math.min(clients, 2),
                "--time=" + time.toSeconds(),
                "--file=" + script,
                "--log",
                "--log-prefix=" + here.resolve("log"),
                "postgres");
        var before = times.now();
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            if (!process.waitFor(time.toSeconds() + 120, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("pgbench does not end: " + Files.readString(output));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            throw new IOException("interrupted", e);
        }
        var used = times.now().minus(before);
        var said = Files.readString(output);
        var rate = RATE.matcher(said);
        if (process.exitValue() != 0 || !rate.find()) {
            var error = "pgbench: " + said.lines().limit(3).collect(Collectors.joining(" "));
            return new Turn(new int[0], 0, used.client(), used.server(), used.database(), Map.of(error, 1L));
        }
        var micros = micros(here);
        return new Turn(
                micros,
                micros.length / Double.parseDouble(rate.group(1)),
                used.client(),
                used.server(),
                used.database(),
                Map.of());
    }

    /** Client, number and microseconds, then more, of each transaction. */
    private static int[] micros(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().startsWith("log"))
                    .flatMap(file -> {
                        try {
                            return Files.readAllLines(file).stream();
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .mapToInt(line -> Integer.parseInt(line.split(" ")[2]))
                    .toArray();
        }
    }

    private List<String> script(Scenario scenario) {
        var lines = new ArrayList<String>();
        var hot = scenario == Scenario.HOT;
        lines.add("\\set number " + (hot ? World.HOT_MEMBER : "random(0, " + (world.members() - 1) + ")"));
        lines.add("\\set place " + (hot ? "0" : "random(0, " + (World.SOFTWARE - 1) + ")"));
        lines.add("\\set member " + World.MEMBER + " + :number");
        if (scenario == Scenario.LIST) {
            lines.add(Straight.list().postgresql() + ";");
            return lines;
        }
        lines.add("\\set benefit " + World.BENEFIT + " + :number * " + World.BENEFITS + " + :place");
        lines.add("\\set actor " + World.ACCOUNT + " + :number * " + World.USERS);
        lines.add("\\set pool " + world.firstPool() + " + (:number % " + World.PACKAGES + ") * " + World.SOFTWARE
                + " + :place");
        lines.add("\\set twin random(1, 9000000000000000000)");
        lines.add("begin;");
        for (var statement : Straight.getKey()) {
            lines.add(statement.postgresql() + (statement.key() ? " \\gset" : ";"));
        }
        lines.add("commit;");
        return lines;
    }
}
