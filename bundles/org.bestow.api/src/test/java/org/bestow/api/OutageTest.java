package org.bestow.api;

import static org.junit.Assert.assertEquals;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import org.junit.Test;

public class OutageTest {

    private static Optional<Outage> behind(Exception cause) {
        return Outage.behind(new IllegalStateException("wrapped", new IllegalStateException("twice", cause)));
    }

    @Test
    public void noConnectionAndOthersInTheWayLeaveEverythingAsItWas() {
        assertEquals(Optional.of(Outage.NOTHING_DONE), behind(new SQLTransientConnectionException("none free")));
        assertEquals(Optional.of(Outage.NOTHING_DONE), behind(new SQLException("deadlock", "40P01")));
    }

    @Test
    public void aConnectionThatWasLostLeavesItOpen() {
        for (var state : new String[] {"08006", "57P01", "53100", "90098", "HY000"}) {
            assertEquals(state, Optional.of(Outage.OUTCOME_UNKNOWN), behind(new SQLException("lost", state)));
        }
    }

    @Test
    public void everythingElseIsABug() {
        assertEquals(Optional.empty(), Outage.behind(new IllegalStateException("a bug")));
        assertEquals(Optional.empty(), behind(new SQLException("no such column", "42703")));
        assertEquals(Optional.empty(), behind(new SQLException("no state")));
    }
}
