package org.bestow.store.internal;

import java.util.ArrayList;
import java.util.Locale;
import java.util.regex.Pattern;
import org.bestow.store.StoreException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Runs the scripts of an owner, each module with a history table of its own. */
final class Migrations {

    private static final Pattern MODULE = Pattern.compile("[a-z][a-z0-9]{0,30}");

    private final Database database;

    Migrations(Database database) {
        this.database = database;
    }

    synchronized void run(String module, ClassLoader owner) {
        if (!MODULE.matcher(module).matches()) {
            throw new IllegalArgumentException("no name of a module: " + module);
        }
        var folder = "db/migration/" + module;
        var locations = new ArrayList<String>();
        locations.add("classpath:" + folder + "/common");
        var own = folder + "/" + database.dialect().name().toLowerCase(Locale.ROOT);
        if (owner.getResource(own) != null) {
            locations.add("classpath:" + own);
        }
        try {
            Flyway.configure(owner)
                    .dataSource(database.unlimited())
                    .locations(locations.toArray(String[]::new))
                    .table("flyway_" + module)
                    // other modules' tables are there already
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    // numbers are given out in ranges, so that a lower one may come later
                    .outOfOrder(true)
                    .failOnMissingLocations(true)
                    .loggers("slf4j")
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new StoreException("the tables of " + module + " could not be brought up to date", e);
        }
    }
}
