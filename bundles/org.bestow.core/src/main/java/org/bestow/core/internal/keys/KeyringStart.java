package org.bestow.core.internal.keys;

import java.nio.file.Path;
import java.util.Hashtable;
import java.util.Objects;
import java.util.Optional;
import org.bestow.api.Check;
import org.bestow.core.internal.schema.Schema;
import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Offers the {@link Keyring} as a service, or says once and plainly why there is none: whatever needs it then stays away, and the
 * platform is not ready.
 */
@Component(service = Check.class, immediate = true)
@Capability(
        namespace = "osgi.service",
        attribute = "objectClass:List<String>=\"org.bestow.core.internal.keys.Keyring\"",
        effective = "active")
public final class KeyringStart implements Check {

    private static final Logger LOG = LoggerFactory.getLogger(KeyringStart.class);

    private final Result result;
    private final Optional<ServiceRegistration<Keyring>> registration;

    @Activate
    public KeyringStart(BundleContext context, @Reference Schema schema) {
        var opened = open(schema, place(context.getProperty("bestow.data"), System.getenv("BESTOW_KEYRING")));
        this.result = opened.result();
        this.registration = opened.ring().map(ring -> context.registerService(Keyring.class, ring, new Hashtable<>()));
    }

    @Deactivate
    void stop() {
        registration.ifPresent(ServiceRegistration::unregister);
    }

    @Override
    public String name() {
        return "keyring";
    }

    @Override
    public boolean quick() {
        return true;
    }

    @Override
    public Result run() {
        return result;
    }

    /** What came of it. */
    record Opened(Optional<Keyring> ring, Result result) {}

    static Path place(String data, String named) {
        if (named != null && !named.isBlank()) {
            return Path.of(named.strip());
        }
        return Path.of(Objects.requireNonNull(data, "property bestow.data"), "keyring.json");
    }

    static Opened open(Schema schema, Path path) {
        var file = new KeyringFile(path);
        try {
            var ring = new KeyringUse(schema.store()).open(file);
            if (file.exposed()) {
                var sentence = "The keyring " + path + " can be read by others; set its permissions to 0600.";
                LOG.warn(sentence);
                return new Opened(Optional.of(ring), Result.warn(sentence));
            }
            return new Opened(Optional.of(ring), Result.ok("The keyring has every key that the database needs."));
        } catch (KeyringRefused e) {
            LOG.error(e.getMessage());
            return new Opened(Optional.empty(), Result.critical(e.getMessage()));
        }
    }
}
