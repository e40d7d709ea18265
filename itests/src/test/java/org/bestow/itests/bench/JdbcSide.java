package org.bestow.itests.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

/** The plain statements, prepared, by JDBC in this process. */
final class JdbcSide implements Side {

    private final World world;
    private final Source source;
    private final Function<Straight, String> dialect;
    private final ProcessTimes times;

    /** Where connections come from. */
    interface Source {
        Connection open() throws SQLException;
    }

    JdbcSide(World world, Source source, Function<Straight, String> dialect, ProcessTimes times) {
        this.world = world;
        this.source = source;
        this.dialect = dialect;
        this.times = times;
    }

    @Override
    public Turn run(Scenario scenario, int clients, Duration time) throws IOException {
        return new Load(times).run(clients, time, () -> new Client(scenario));
    }

    /** A statement with the names of its values in their order. */
    private record Prepared(PreparedStatement statement, List<String> names, boolean key) {}

    private final class Client implements Load.Client {

        private final Connection connection;
        private final Scenario scenario;
        private final List<Prepared> statements = new ArrayList<>();

        Client(Scenario scenario) throws SQLException {
            this.scenario = scenario;
            connection = source.open();
            connection.setAutoCommit(false);
            for (var one : scenario.acts() ? Straight.getKey() : List.of(Straight.list())) {
                var names = Straight.VALUE
                        .matcher(one.text())
                        .results()
                        .map(found -> found.group(1))
                        .toList();
                var text = Straight.VALUE.matcher(dialect.apply(one)).replaceAll("?");
                statements.add(new Prepared(connection.prepareStatement(text), names, one.key()));
            }
        }

        @Override
        public String act() throws SQLException {
            var random = ThreadLocalRandom.current();
            var hot = scenario == Scenario.HOT;
            var member = hot ? World.HOT_MEMBER : random.nextInt(world.members());
            var place = hot ? 0 : random.nextInt(World.SOFTWARE);
            var values = new HashMap<String, Object>(Map.of(
                    "member", World.member(member),
                    "benefit", World.benefit(member, place),
                    "actor", World.account(member, 0),
                    "pool", world.firstPool() + World.pool(member, place),
                    "twin", new UUID(random.nextLong(), random.nextLong()).toString()));
            try {
                for (var one : statements) {
                    run(one, values);
                }
                connection.commit();
                return "";
            } catch (SQLException e) {
                connection.rollback();
                return e.getSQLState() + " " + e.getMessage();
            }
        }

        private void run(Prepared one, Map<String, Object> values) throws SQLException {
            for (var place = 0; place < one.names().size(); place++) {
                one.statement().setObject(place + 1, values.get(one.names().get(place)));
            }
            if (!one.statement().execute()) {
                return;
            }
            try (var rows = one.statement().getResultSet()) {
                while (rows.next()) {
                    if (one.key()) {
                        values.put("k_id", rows.getLong(1));
                    }
                }
            }
            if (one.key() && !values.containsKey("k_id")) {
                throw new SQLException("the pool is empty");
            }
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
