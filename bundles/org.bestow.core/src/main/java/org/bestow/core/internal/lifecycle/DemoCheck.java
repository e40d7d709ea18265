package org.bestow.core.internal.lifecycle;

import org.bestow.api.Check;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Not ready before the demo data are complete, also while what writes them waits for other services. Thread-safe. */
@Component
public final class DemoCheck implements Check {

    private final boolean wanted;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile Demo demo;

    @Activate
    public DemoCheck(BundleContext context) {
        this(Demo.wanted(context));
    }

    DemoCheck(boolean wanted) {
        this.wanted = wanted;
    }

    @Override
    public String name() {
        return "demo";
    }

    @Override
    public boolean quick() {
        return true;
    }

    @Override
    public Result run() {
        if (!wanted) {
            return Result.ok("No demo data are asked for.");
        }
        var running = demo;
        return running == null
                ? Result.critical("The demo data wait for services that are not there yet.")
                : running.result();
    }
}
