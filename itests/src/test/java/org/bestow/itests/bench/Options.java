package org.bestow.itests.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is to be measured.
 *
 * @param clients empty: those that belong to the database
 * @param turn how long each side has its turn
 * @param rounds how many turns each side has for one row of the table
 * @param warmUp how long a turn of it lasts, {@code warmUps} how many there are at most
 * @param members companies in the database; a smoke run needs few
 */
record Options(
        Set<Engine> engines,
        Set<Scenario> scenarios,
        List<Integer> clients,
        Duration turn,
        int rounds,
        Duration warmUp,
        int warmUps,
        boolean statements,
        int members) {

    static final String USAGE =
            """
            Usage: ./bestow bench [--only h2|postgresql] [--scenario list,spread,hot,million] [--clients N,N]
                                  [--seconds N] [--rounds N] [--statements] [--quick]

              --seconds   how long each side has its turn (4)
              --rounds    turns of each side for a row of the table (3)
              --statements  which statements an action of the platform is, on PostgreSQL
              --quick     a small database, short turns, 8 clients: whether it works, not how fast""";

    private static final Set<String> KNOWN = Set.of("--only", "--scenario", "--clients", "--seconds", "--rounds");

    /** The database below. */
    enum Engine {
        POSTGRESQL(List.of(1, 8, 32, 128)),
        H2(List.of(1, 8, 32));

        final List<Integer> clients;

        Engine(List<Integer> clients) {
            this.clients = clients;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @throws IllegalArgumentException with a sentence for the user */
    static Options parse(List<String> arguments) {
        var quick = false;
        var statements = false;
        var values = new HashMap<String, String>();
        for (var next = arguments.iterator(); next.hasNext(); ) {
            var name = next.next();
            if (name.equals("--quick")) {
                quick = true;
            } else if (name.equals("--statements")) {
                statements = true;
            } else if (KNOWN.contains(name) && next.hasNext()) {
                values.put(name, next.next());
            } else {
                throw new IllegalArgumentException(name + (KNOWN.contains(name) ? " needs a value" : " is not known"));
            }
        }
        return new Options(
                all(Engine.class, values.getOrDefault("--only", "h2,postgresql")),
                all(
                        Scenario.class,
                        values.getOrDefault("--scenario", quick ? "list,spread,hot" : "list,spread,hot,million")),
                numbers(values.getOrDefault("--clients", quick ? "8" : "")),
                Duration.ofSeconds(number(values, "--seconds", quick ? 1 : 4)),
                number(values, "--rounds", quick ? 1 : 3),
                Duration.ofSeconds(quick ? 1 : 20),
                quick ? 1 : 12,
                statements,
                quick ? 20 : 1_000);
    }

    private static <E extends Enum<E>> Set<E> all(Class<E> type, String names) {
        return Arrays.stream(names.split(","))
                .map(name -> Enum.valueOf(type, name.toUpperCase(Locale.ROOT)))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(type)));
    }

    private static List<Integer> numbers(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(",")).map(Integer::valueOf).toList();
    }

    private static int number(Map<String, String> values, String name, int otherwise) {
        return values.containsKey(name) ? Integer.parseInt(values.get(name)) : otherwise;
    }

    List<Integer> clientsOf(Engine engine) {
        return clients.isEmpty() ? engine.clients : clients;
    }
}
