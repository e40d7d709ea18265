package org.bestow.health.internal;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.function.Predicate;
import org.bestow.api.Benefits;
import org.bestow.api.Catalog;
import org.bestow.api.Check;
import org.bestow.api.SignIn;
import org.bestow.api.Types;
import org.bestow.api.Users;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Whether the parts without which nobody can work are there. Thread-safe. */
@Component
public final class PlatformCheck implements Check {

    private static final List<Class<?>> REQUIRED =
            List.of(Benefits.class, Catalog.class, SignIn.class, Types.class, Users.class);

    private final Predicate<Class<?>> present;

    @Activate
    public PlatformCheck(BundleContext bundle) {
        // asks the registry only: to look must not start anything
        this(service -> bundle.getServiceReference(service) != null);
    }

    PlatformCheck(Predicate<Class<?>> present) {
        this.present = present;
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
            return Result.ok("All parts are there.");
        }
        return Result.critical("starting: waiting for " + absent
                + ". If this stays, the database may be out of reach; 'bundle:diag' and 'scr:list' tell more.");
    }
}
