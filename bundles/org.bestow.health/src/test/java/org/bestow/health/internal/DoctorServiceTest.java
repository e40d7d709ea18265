package org.bestow.health.internal;

import static org.junit.Assert.assertEquals;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.bestow.api.Check;
import org.bestow.api.Doctor.Finding;
import org.junit.Test;

public class DoctorServiceTest {

    private final AtomicLong nanos = new AtomicLong();
    private final FakeCheck quick = FakeCheck.quick("quick", () -> Check.Result.ok("fine"));
    private final FakeCheck slow = FakeCheck.slow("slow", () -> Check.Result.ok("fine"));
    private final DoctorService doctor = new DoctorService(nanos::get, List.of(quick, slow));

    @Test
    public void examinesEverything() {
        assertEquals(
                List.of("quick", "slow"),
                doctor.examine().stream().map(Finding::name).toList());
    }

    @Test
    public void probesTheQuickOnesAndKeepsTheAnswerForASecond() {
        assertEquals(
                List.of("quick"), doctor.probe().stream().map(Finding::name).toList());
        nanos.set(TimeUnit.MILLISECONDS.toNanos(999));
        doctor.probe();
        assertEquals(1, quick.runs().get());

        nanos.set(TimeUnit.MILLISECONDS.toNanos(1001));
        doctor.probe();
        assertEquals(2, quick.runs().get());
        assertEquals(0, slow.runs().get());
    }
}
