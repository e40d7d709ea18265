package org.bestow.core.internal.keys;

import org.bestow.core.internal.fixture.Operators;

/** A keyring of a test's own. */
public final class TestKeyring {

    private TestKeyring() {}

    public static Keyring create() {
        return new KeyringFile(Operators.temporaryFolder().resolve("keyring.json")).create();
    }
}
