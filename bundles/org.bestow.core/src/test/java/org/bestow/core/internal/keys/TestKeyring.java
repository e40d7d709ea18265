package org.bestow.core.internal.keys;

import org.bestow.core.internal.fixture.Operators;
import org.bestow.core.internal.fixture.World;
import org.bestow.core.internal.schema.Schema;
import org.bestow.store.Store;

/** A keyring of a test's own. */
public final class TestKeyring {

    private TestKeyring() {}

    public static Keyring create() {
        return new KeyringFile(Operators.temporaryFolder().resolve("keyring.json")).create();
    }

    /** With a keyring of its own. */
    public static SettingsSeal seal(Store store) {
        return new SettingsSeal(new Schema(store), create(), World.CLOCK);
    }
}
