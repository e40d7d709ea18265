package org.bestow.shell.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/**
 * Services taken from the registry for the time of one command. A reference that Karaf injects would take all commands away while
 * one service is gone, also those that tell why.
 */
final class RegisteredServices implements Services, AutoCloseable {

    private final BundleContext bundle;
    private final List<ServiceReference<?>> taken = new ArrayList<>();

    RegisteredServices(BundleContext bundle) {
        this.bundle = bundle;
    }

    @Override
    public <T> Optional<T> find(Class<T> service) {
        var reference = bundle.getServiceReference(service);
        if (reference == null) {
            return Optional.empty();
        }
        var found = Optional.ofNullable(bundle.getService(reference));
        if (found.isPresent()) {
            taken.add(reference);
        }
        return found;
    }

    @Override
    public void close() {
        taken.forEach(bundle::ungetService);
    }
}
