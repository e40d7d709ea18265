package org.bestow.itests.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Measures the platform through HTTP beside the same rows written by plain statements, in turn, so that whatever else the machine
 * does meets both ({@code docs/bench.md}).
 */
public final class Bench {

    private final Options options;
    private final PrintStream out;
    private final Table table;
    private final List<String> wrong = new ArrayList<>();

    private Bench(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
        this.table = new Table(out);
    }

    /** Ends with 1 when there were errors or counters that do not agree, and with 2 when it was not understood. */
    public static void main(String... arguments) throws IOException, SQLException {
        System.exit(run(System.out, arguments));
    }

    /** As the command does; gives its exit code. */
    public static int run(PrintStream out, String... arguments) throws IOException, SQLException {
        Options options;
        try {
            options = Options.parse(List.of(arguments));
        } catch (IllegalArgumentException e) {
            out.println("bestow: " + e.getMessage());
            out.println(Options.USAGE);
            return 2;
        }
        var bench = new Bench(options, out);
        bench.table.head();
        for (var engine : options.engines()) {
            bench.measure(engine);
        }
        out.println();
        bench.wrong.forEach(out::println);
        out.println(bench.wrong.isEmpty() ? "No errors; counters agree with history and keys." : "There were errors.");
        return bench.wrong.isEmpty() ? 0 : 1;
    }

    private void measure(Options.Engine engine) throws IOException, SQLException {
        var directory = Files.createTempDirectory("bestow-bench");
        try (var stage = engine == Options.Engine.H2
                ? new H2Stage(directory)
                : new PostgreSqlStage(directory, options.statements())) {
            var stop = new Thread(stage::abandon);
            Runtime.getRuntime().addShutdownHook(stop);
            stage.open(options);
            warmUp(engine, stage);
            for (var scenario : options.scenarios()) {
                if (scenario != Scenario.MILLION) {
                    for (var clients : options.clientsOf(engine)) {
                        row(engine, stage, scenario, clients);
                    }
                }
            }
            var doctor = stage.wrong();
            if (!doctor.isEmpty()) {
                wrong.add(engine + ": the checks after it found\n" + doctor);
                Files.copy(
                        stage.log(),
                        Path.of(System.getProperty("bestow.home"), "itests/target/bench-" + engine + ".log"),
                        StandardCopyOption.REPLACE_EXISTING);
            }
            if (options.scenarios().contains(Scenario.MILLION)) {
                lists(engine, stage);
            }
            Runtime.getRuntime().removeShutdownHook(stop);
        } finally {
            delete(directory);
        }
    }

    /**
     * Until the platform's program is compiled: at least three turns, and as long as an action costs a twentieth less processor time
     * than in the one before. Then the plain statements, for their connections and the database's memory.
     */
    private void warmUp(Options.Engine engine, Stage stage) throws IOException, SQLException {
        for (var scenario : options.scenarios()) {
            if (scenario == Scenario.MILLION) {
                continue;
            }
            var before = Double.MAX_VALUE;
            for (var turn = 1; turn <= options.warmUps(); turn++) {
                stage.supply(scenario, 3_000 * options.warmUp().toSeconds());
                var done = stage.http().run(scenario, 32, options.warmUp());
                note(engine + " warm-up", done);
                var each = done.each(done.server());
                if (turn >= 3 && each > 0.95 * before) {
                    break;
                }
                before = each;
            }
            stage.supplyStraight(scenario, 5_000 * (options.warmUp().toSeconds() / 4 + 2)); // more than it can take
            note(
                    engine + " warm-up",
                    stage.straight()
                            .run(scenario, 8, options.warmUp().dividedBy(4).plusSeconds(1)));
        }
    }

    private void row(Options.Engine engine, Stage stage, Scenario scenario, int clients)
            throws IOException, SQLException {
        var platform = Turn.none();
        var straight = Turn.none();
        var actions = 0L;
        var groups = 0L;
        var statements = stage.statements();
        for (var round = 1; round <= options.rounds(); round++) {
            var expected = Math.max(platform.perSecond() + straight.perSecond(), 1_500 + 40L * clients);
            var needed = (long) (expected * 1.5 * options.turn().toSeconds());
            stage.supply(scenario, needed);
            stage.supplyStraight(scenario, 2 * needed);
            var before = stage.groups();
            if (statements.isPresent()) {
                statements.get().begin();
            }
            platform = platform.plus(stage.http().run(scenario, clients, options.turn()));
            if (statements.isPresent()) {
                statements.get().end();
            }
            var after = stage.groups();
            groups += after.groups() - before.groups();
            actions += after.actions() - before.actions();
            straight = straight.plus(stage.straight().run(scenario, clients, options.turn()));
        }
        table.row(engine, scenario, clients, platform, straight, groups == 0 ? 0 : (double) actions / groups);
        if (statements.isPresent()) {
            statements.get().print(out, platform.actions());
        }
        var place = engine + " " + scenario + " " + clients;
        note(place, platform);
        note(place + " straight", straight);
    }

    private void lists(Options.Engine engine, Stage stage) throws IOException, SQLException {
        stage.million();
        stage.http().run(Scenario.LIST, 8, options.warmUp());
        table.listHead();
        for (var list : Million.lists().entrySet()) {
            var one = stage.http().list(list.getValue(), 1, options.turn().dividedBy(2));
            var eight = stage.http().list(list.getValue(), 8, options.turn().dividedBy(2));
            table.list(engine, list.getKey(), one, eight);
            note(engine + " list " + list.getKey(), one.plus(eight));
        }
    }

    private void note(String place, Turn turn) {
        turn.errors().entrySet().stream()
                .limit(5)
                .forEach(error -> wrong.add(place + ": " + error.getValue() + " × " + error.getKey()));
        if (turn.actions() == 0) {
            wrong.add(place + ": nothing was done");
        }
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
