package org.bestow.health.internal;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.bestow.api.Check;
import org.bestow.api.Doctor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Knows the checks of all bundles and runs them: all for the doctor, the quick ones for probes of readiness. Thread-safe. */
@Component(
        service = {Doctor.class, DoctorService.class},
        immediate = true) // keeps the last answer and runs under way
public final class DoctorService implements Doctor {

    private static final Duration THOROUGH = Duration.ofSeconds(30);
    private static final Duration QUICK = Duration.ofSeconds(2);
    private static final long FRESH = Duration.ofSeconds(1).toNanos();

    private final LongSupplier nanos;
    private final CheckRunner runner;
    private final Check platform;
    private final AtomicReference<Probe> last = new AtomicReference<>();

    @Reference // volatile + List: the whole list is replaced as bundles come and go
    volatile List<Check> checks;

    @Activate
    public DoctorService(@Reference PlatformCheck platform) {
        this(System::nanoTime, platform, List.of());
    }

    /** @param platform always among the checks, however few of the others have come yet */
    DoctorService(LongSupplier nanos, Check platform, List<Check> checks) {
        this.nanos = nanos;
        this.platform = platform;
        this.runner = new CheckRunner(nanos);
        this.checks = checks;
    }

    @Override
    public List<Finding> examine() {
        return runner.run(all().toList(), THOROUGH);
    }

    /** What the quick checks found, at most a second ago. */
    List<Finding> probe() {
        var known = last.get();
        if (known != null && nanos.getAsLong() - known.at() < FRESH) {
            return known.findings();
        }
        var quick = all().filter(Check::quick).toList();
        var findings = runner.run(quick, QUICK);
        last.set(new Probe(nanos.getAsLong(), findings));
        return findings;
    }

    private Stream<Check> all() {
        return Stream.concat(Stream.of(platform), checks.stream());
    }

    @Deactivate
    void stop() {
        runner.close();
    }

    private record Probe(long at, List<Finding> findings) {}
}
