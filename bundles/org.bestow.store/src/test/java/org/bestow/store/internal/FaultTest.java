package org.bestow.store.internal;

import static org.junit.Assert.assertEquals;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.Optional;
import org.bestow.store.Dialect;
import org.bestow.store.internal.Fault.Kind;
import org.junit.Test;

public class FaultTest {

    private static Optional<Kind> kind(String state, Dialect dialect) {
        return Fault.of(new IllegalStateException(new SQLException("x", state)), dialect)
                .map(Fault::kind);
    }

    @Test
    public void readsTheStateUnderWrappers() {
        assertEquals(Optional.of(Kind.BUSY), kind("55P03", Dialect.POSTGRESQL));
        assertEquals(Optional.of(Kind.BUSY), kind("HYT00", Dialect.H2));
        assertEquals(Optional.of(Kind.LOST), kind("08006", Dialect.POSTGRESQL));
        assertEquals(Optional.of(Kind.LOST), kind("25P03", Dialect.POSTGRESQL));
        assertEquals(Optional.of(Kind.LOST), kind("90098", Dialect.H2));
        assertEquals(Optional.of(Kind.DATA), kind("23505", Dialect.H2));
        assertEquals(Optional.empty(), Fault.of(new IllegalStateException(), Dialect.H2));
    }

    @Test
    public void anIllnessOfOneDatabaseIsNoneOfTheOther() {
        assertEquals(Optional.of(Kind.LOST), kind("57014", Dialect.H2));
        assertEquals(Optional.of(Kind.DATA), kind("57014", Dialect.POSTGRESQL));
    }

    @Test
    public void looksBehindTheFirstOfABatch() {
        var batch = new BatchUpdateException("batch", "", new int[0]);
        batch.setNextException(new SQLException("x", "40P01"));
        assertEquals(
                Kind.BUSY, Fault.of(batch, Dialect.POSTGRESQL).orElseThrow().kind());
    }
}
