package org.bestow.itests.bench;

import java.io.IOException;
import java.time.Duration;

/** Who does the same things: the platform, or the plain statements. */
interface Side {

    Turn run(Scenario scenario, int clients, Duration time) throws IOException;
}
