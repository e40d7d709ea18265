package org.bestow.core.internal.catalog;

import org.bestow.api.Check;
import org.bestow.core.internal.keys.SettingsSeal;
import org.bestow.core.internal.schema.Schema;
import org.bestow.store.Store;
import org.bestow.store.StoreException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Seals, at the start, secrets in settings that stand in clear, and tells of those that still do. Thread-safe. */
@Component(service = Check.class, immediate = true)
public final class SettingsSealer implements Check {

    private static final Logger LOG = LoggerFactory.getLogger(SettingsSealer.class);

    private final Store store;
    private final SettingsSeal seal;
    private final ItemChecks checks;

    @Activate
    public SettingsSealer(@Reference Schema schema, @Reference SettingsSeal seal, @Reference ItemChecks checks) {
        this.store = schema.store();
        this.seal = seal;
        this.checks = checks;
        try {
            var sealed = sealing().sealExposed();
            if (sealed > 0) {
                LOG.info("Items whose settings held secrets in clear, and are sealed now: {}", sealed);
            }
        } catch (StoreException e) { // the platform works all the same, and the check tells
            LOG.warn("Secrets in settings could not be sealed; that is tried again at the next start", e);
        }
    }

    private SettingsSealing sealing() {
        return new SettingsSealing(store, seal, new SettingsSchemas(store).known(checks));
    }

    @Override
    public String name() {
        return "settings";
    }

    @Override
    public boolean quick() {
        return false;
    }

    @Override
    public Result run() {
        var exposed = sealing().exposed();
        return exposed == 0
                ? Result.ok("No secret of a setting stands in clear in the database.")
                : Result.warn(
                        "Items whose settings hold secrets in clear: " + exposed + ". The next start seals them.");
    }
}
