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
    private final FakeCheck platform = FakeCheck.quick("platform", () -> Check.Result.critical("starting"));
    private final DoctorService doctor = new DoctorService(nanos::get, platform, List.of(quick, slow));

    /** A platform that has hardly begun to start is not fine because nobody has said otherwise yet. */
    @Test
    public void knowsWhetherThePlatformIsThereBeforeAnyOtherCheckCame() {
        var early = new DoctorService(nanos::get, platform, List.of());

        assertEquals(
                List.of(Check.Level.CRITICAL),
                early.probe().stream().map(finding -> finding.result().level()).toList());
    }

    @Test
    public void examinesEverything() {
        assertEquals(
                List.of("platform", "quick", "slow"),
                doctor.examine().stream().map(Finding::name).toList());
    }

    @Test
    public void probesTheQuickOnesAndKeepsTheAnswerForASecond() {
        assertEquals(
                List.of("platform", "quick"),
                doctor.probe().stream().map(Finding::name).toList());
        nanos.set(TimeUnit.MILLISECONDS.toNanos(999));
        doctor.probe();
        assertEquals(1, quick.runs().get());

        nanos.set(TimeUnit.MILLISECONDS.toNanos(1001));
        doctor.probe();
        assertEquals(2, quick.runs().get());
        assertEquals(0, slow.runs().get());
    }
}
