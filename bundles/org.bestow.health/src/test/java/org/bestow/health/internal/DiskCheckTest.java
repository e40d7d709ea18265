package org.bestow.health.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.nio.file.NoSuchFileException;
import org.bestow.api.Check;
import org.junit.Test;

public class DiskCheckTest {

    private static final long MEGABYTE = 1 << 20;

    private static Check.Result with(long megabytes) {
        return new DiskCheck(() -> megabytes * MEGABYTE).run();
    }

    @Test
    public void isFineWithRoom() {
        assertEquals(Check.Level.OK, with(256).level());
    }

    @Test
    public void warnsWhileThereIsTimeToAct() {
        assertEquals(Check.Level.WARN, with(255).level());
        assertTrue(with(255).message(), with(255).message().contains("255 MB left"));
        assertEquals(Check.Level.WARN, with(32).level());
    }

    @Test
    public void isCriticalBeforeTheDatabaseCloses() {
        assertEquals(Check.Level.CRITICAL, with(31).level());
        assertEquals(Check.Level.CRITICAL, with(0).level());
    }

    @Test
    public void isCriticalWhenNobodyCanTell() {
        var check = new DiskCheck(() -> {
            throw new NoSuchFileException("data");
        });
        assertEquals(Check.Level.CRITICAL, check.run().level());
    }
}
