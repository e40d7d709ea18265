package org.bestow.itests.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.bestow.itests.Client;
import org.bestow.itests.RunningPlatform;

/** A running platform on a database with the bench's world, and the other side on the same. */
abstract class Stage implements AutoCloseable {

    private RunningPlatform platform;
    private Client operator;
    private World world;
    private HttpSide http;
    private Side straight;
    private Supply supply;

    /** Starts everything; {@link #close} is to be called also when this fails. */
    void open(Options options) throws IOException, SQLException {
        platform = start();
        var first = Client.accounts(platform.data().resolve("first-run.json")).stream()
                .filter(account -> account.has("OPERATOR"))
                .findFirst()
                .orElseThrow();
        operator = Client.signedIn(platform.address(), first).choosing("quiet lantern seven harbours", first);
        var document = Files.writeString(platform.data().resolve("catalogue.json"), Catalogue.document());
        need(platform.shell("bestow:catalog-import " + document));
        supply = new Supply(operator);
        supply.ensure(Scenario.SPREAD, 20L * World.POOLS);
        platform.stop();
        world = seed(platform, options.members());
        platform.start();
        http = new HttpSide(platform, world, times(platform), this::settle);
        straight = straight(world, times(platform));
    }

    private static void need(RunningPlatform.Answer answer) {
        if (answer.code() != 0) {
            throw new IllegalStateException(answer.output());
        }
    }

    abstract RunningPlatform start() throws IOException;

    /** While the platform does not run. */
    abstract World seed(RunningPlatform stopped, int members) throws IOException, SQLException;

    abstract Side straight(World world, ProcessTimes times);

    abstract ProcessTimes times(RunningPlatform running);

    /** Waits until no message is left to be told. */
    abstract void settle() throws IOException;

    /** Keys for the plain statements, where they have a database of their own. */
    abstract void supplyStraight(Scenario scenario, long actions) throws SQLException;

    /** Which statements run from now on, where the database counts them. */
    Optional<StatementCount> statements() {
        return Optional.empty();
    }

    /** Makes it a million benefits; the platform is stopped meanwhile. */
    abstract void million(World known) throws IOException, SQLException;

    /** Keys for the platform. */
    void supply(Scenario scenario, long actions) {
        supply.ensure(scenario, actions);
    }

    void million() throws IOException, SQLException {
        platform.stop();
        million(world);
        platform.start();
    }

    HttpSide http() {
        return http;
    }

    Side straight() {
        return straight;
    }

    HttpSide.Groups groups() throws IOException {
        return http.groups();
    }

    /** What the checks of the platform find; empty when all is well. */
    String wrong() throws IOException {
        var doctor = platform.shell("bestow:doctor");
        return doctor.code() == 0 ? "" : doctor.output();
    }

    Path log() {
        return platform.data().resolve("log/karaf.log");
    }

    /** Leaves nothing running when the bench is interrupted. */
    void abandon() {
        try {
            close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        if (platform != null) {
            platform.close();
        }
    }
}
