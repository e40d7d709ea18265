package org.bestow.itests;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.Duration;

/** Servers of PostgreSQL for tests. */
public final class PostgreSql {

    private PostgreSql() {}

    /** On a port that nobody else gets before it is bound, and waited for as long as a busy machine takes. */
    public static EmbeddedPostgres.Builder server() {
        return EmbeddedPostgres.builder().setPort(Ports.free()).setPGStartupWait(Duration.ofMinutes(2));
    }
}
