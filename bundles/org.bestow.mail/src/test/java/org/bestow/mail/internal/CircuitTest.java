package org.bestow.mail.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.bestow.api.Deliveries.Fault;
import org.junit.Test;

public class CircuitTest {

    private static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");
    private static final Fault FAULT = Fault.of("unreachable");

    @Test
    public void waitsLongerEachTimeUpToFiveMinutes() {
        var circuit = new Circuit(() -> 0);
        var waits = IntStream.range(0, 8)
                .mapToLong(time -> {
                    circuit.fault(FAULT, NOW);
                    return Duration.between(NOW, circuit.open().orElseThrow().next())
                            .toSeconds();
                })
                .boxed()
                .toList();
        assertEquals(List.of(10L, 20L, 40L, 80L, 160L, 300L, 300L, 300L), waits);
    }

    @Test
    public void knowsSinceWhen() {
        var circuit = new Circuit(() -> 1);
        assertTrue(circuit.permits(NOW));
        circuit.fault(FAULT, NOW);
        circuit.fault(Fault.of("timed-out"), NOW.plusSeconds(60));
        var open = circuit.open().orElseThrow();
        assertEquals(NOW, open.since());
        assertEquals("timed-out", open.fault().text());
        assertFalse(circuit.permits(NOW.plusSeconds(83)));
        assertTrue(circuit.permits(NOW.plusSeconds(84)));
        assertTrue(circuit.close());
        assertFalse(circuit.close());
        assertTrue(circuit.permits(NOW));
    }
}
