package org.bestow.health.internal;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.bestow.api.Benefits;
import org.bestow.api.Catalog;
import org.bestow.api.Check;
import org.bestow.api.SignIn;
import org.bestow.api.Types;
import org.bestow.api.Users;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Whether the parts without which nobody can work are there. Thread-safe. */
@Component
public final class PlatformCheck implements Check {

    private static final List<Class<?>> REQUIRED =
            List.of(Benefits.class, Catalog.class, SignIn.class, Types.class, Users.class);

    private static final String API = "(osgi.http.whiteboard.servlet.pattern=/api/v1/*)";

    private final Predicate<Class<?>> present;
    private final BooleanSupplier booted;

    @Activate
    public PlatformCheck(BundleContext bundle) {
        // asks the registry only: to look must not start anything
        this(service -> bundle.getServiceReference(service) != null, () -> booted(bundle));
    }

    /** @param booted whether every bundle had its turn to start: REST and console come after what they call */
    PlatformCheck(Predicate<Class<?>> present, BooleanSupplier booted) {
        this.present = present;
        this.booted = booted;
    }

    /** Past the level of the last bundle, and the API is offered. (Karaf hides the level that it aims at behind its own.) */
    private static boolean booted(BundleContext bundle) {
        var framework = bundle.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkStartLevel.class);
        var last = Arrays.stream(bundle.getBundles())
                .filter(other -> other.getBundleId() != 0)
                .mapToInt(other -> other.adapt(BundleStartLevel.class).getStartLevel())
                .max()
                .orElse(0);
        return framework.getStartLevel() > last && offered(bundle);
    }

    private static boolean offered(BundleContext bundle) {
        try {
            return bundle.getAllServiceReferences("jakarta.servlet.Servlet", API) != null;
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("a filter of our own", e);
        }
    }

    @Override
    public String name() {
        return "platform";
    }

    @Override
    public boolean quick() {
        return true;
    }

    @Override
    public Result run() {
        var absent = REQUIRED.stream()
                .filter(present.negate())
                .map(Class::getSimpleName)
                .collect(joining(", "));
        if (absent.isEmpty()) {
            return booted.getAsBoolean()
                    ? Result.ok("All parts are there.")
                    : Result.critical("starting: not all bundles are started yet. Wait a moment.");
        }
        return Result.critical("starting: waiting for " + absent
                + ". If this stays, the database may be out of reach; 'bundle:diag' and 'scr:list' tell more.");
    }
}
