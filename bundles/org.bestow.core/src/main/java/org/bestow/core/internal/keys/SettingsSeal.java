package org.bestow.core.internal.keys;

import java.time.Clock;
import java.util.function.Supplier;
import org.bestow.api.Secret;
import org.bestow.core.internal.schema.Schema;
import org.bestow.store.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Seals settings of the catalogue's items with the keyring. The number of the item is associated data, so that they cannot be moved
 * to another. Thread-safe.
 */
@Component(service = SettingsSeal.class)
public final class SettingsSeal {

    /** In the place of a pool's number; no pool has it. */
    static final long ITEMS = -1;

    private final Store store;
    private final Keyring keyring;
    private final Clock clock;
    private volatile String recorded = ""; // the last key whose use is in the database

    @Activate
    public SettingsSeal(@Reference Schema schema, @Reference Keyring keyring, @Reference Clock clock) {
        this.store = schema.store();
        this.keyring = keyring;
        this.clock = clock;
    }

    /** Seals, and writes what was sealed: in a transaction that begins in here. */
    public <T> T whileSealing(Supplier<T> work) {
        return keyring.whileSealing(() -> {
            if (!keyring.newest().equals(recorded)) {
                new KeyringUse(store).record(keyring, clock.instant());
                recorded = keyring.newest();
            }
            return work.get();
        });
    }

    public byte[] seal(long item, String settings) {
        return keyring.seal(ITEMS, item, Secret.of(settings));
    }

    /** @throws IllegalStateException if it is not what was sealed for this item */
    public String open(long item, byte[] sealed) {
        return keyring.open(ITEMS, item, sealed).reveal();
    }
}
