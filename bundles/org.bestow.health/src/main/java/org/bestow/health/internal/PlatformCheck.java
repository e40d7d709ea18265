package org.bestow.health.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import org.bestow.api.Benefits;
import org.bestow.api.Catalog;
import org.bestow.api.Check;
import org.bestow.api.SignIn;
import org.bestow.api.Types;
import org.bestow.api.Users;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.servlet.runtime.HttpServiceRuntime;

/**
 * Whether the parts without which nobody can work are there. The doctor has it from its beginning, unlike those that come with other
 * bundles: without it a platform that has hardly begun to start would be fine. Thread-safe.
 */
@Component(service = PlatformCheck.class)
public final class PlatformCheck implements Check {

    private static final List<Class<?>> REQUIRED =
            List.of(Benefits.class, Catalog.class, SignIn.class, Types.class, Users.class);

    /** Paths of the API, and the patterns of who has to answer there: one can be served before another. */
    private static final Map<String, String> API = Map.of(
            "/api/v1/", "/api/v1/*",
            "/api/v1/events", "/api/v1/events",
            "/api/openapi.json", "/api/openapi.json");

    private static final Map<String, String> PAGES = Map.of("/", "/");
    private static final String CONSOLE = "org.bestow.console";

    // by name: the platform runs without Karaf's features, too
    private static final String FEATURES = "org.apache.karaf.features.FeaturesService";
    private static final String BOOT_FINISHED = "org.apache.karaf.features.BootFinished";

    private final Predicate<Class<?>> present;
    private final BooleanSupplier served;
    private final BooleanSupplier booted;

    /** Once is enough: a bundle that is stopped later is not the platform's start. */
    private volatile boolean wasBooted;

    @Activate
    public PlatformCheck(BundleContext bundle) {
        // asks the registry only: to look must not start anything
        this(service -> bundle.getServiceReference(service) != null, () -> serves(bundle, API), () -> booted(bundle));
    }

    /**
     * @param served whether a request for the API would reach it
     * @param booted whether every bundle had its turn to start: REST and console come after what they call
     */
    PlatformCheck(Predicate<Class<?>> present, BooleanSupplier served, BooleanSupplier booted) {
        this.present = present;
        this.served = served;
        this.booted = booted;
    }

    /**
     * Every bundle that is to be started is, and the console's pages are served. The framework's start level does not tell: Felix names
     * the level that it aims at while bundles of lower ones still wait. At the first start Karaf starts them one by one, and which are
     * still to come is known to it alone.
     */
    private static boolean booted(BundleContext bundle) {
        if (bundle.getServiceReference(FEATURES) != null && bundle.getServiceReference(BOOT_FINISHED) == null) {
            return false;
        }
        var wanted = Arrays.stream(bundle.getBundles())
                .filter(other -> other.getHeaders().get(Constants.FRAGMENT_HOST) == null)
                .filter(other -> other.getBundleId() != 0
                        && other.adapt(BundleStartLevel.class).isPersistentlyStarted())
                .toList();
        var hasPages = wanted.stream().anyMatch(other -> CONSOLE.equals(other.getSymbolicName()));
        return wanted.stream().allMatch(other -> other.getState() == Bundle.ACTIVE)
                && (!hasPages || serves(bundle, PAGES));
    }

    /**
     * Asks who really answers: a servlet that is registered is not served until the HTTP service has taken it up, and until then its
     * requests are the console's, which has every other path.
     */
    private static boolean serves(BundleContext bundle, Map<String, String> paths) {
        var reference = bundle.getServiceReference(HttpServiceRuntime.class);
        var runtime = reference == null ? null : bundle.getService(reference);
        if (runtime == null) {
            return false;
        }
        try {
            return answered(paths, path -> patterns(runtime, path));
        } finally {
            bundle.ungetService(reference);
        }
    }

    private static List<String> patterns(HttpServiceRuntime runtime, String path) {
        var servlet = runtime.calculateRequestInfoDTO(path).servletDTO;
        return servlet == null ? List.of() : List.of(servlet.patterns);
    }

    /**
     * @param paths of requests, each with the pattern of the servlet that has to answer it
     * @param answering the patterns of the servlet that answers a path now
     */
    static boolean answered(Map<String, String> paths, Function<String, List<String>> answering) {
        return paths.entrySet().stream()
                .allMatch(path -> answering.apply(path.getKey()).contains(path.getValue()));
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
                .toList();
        if (!absent.isEmpty()) {
            return Result.critical("starting: waiting for " + String.join(", ", absent)
                    + ". If this stays, the database may be out of reach; 'bundle:diag' and 'scr:list' tell more.");
        }
        if (!served.getAsBoolean()) {
            return Result.critical("starting: the API is not served yet."
                    + " If this stays, 'bundle:list' and 'scr:list' tell whether org.bestow.rest runs.");
        }
        wasBooted = wasBooted || booted.getAsBoolean();
        return wasBooted
                ? Result.ok("All parts are there.")
                : Result.critical("starting: not all bundles are started yet. Wait a moment.");
    }
}
