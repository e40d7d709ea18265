package org.bestow.identity.internal.password;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Argon2id, version 1.3. Thread-safe. */
record Argon2id(int length) implements Passwords.Derivation {

    @Override
    public byte[] derive(byte[] password, byte[] salt, Passwords.Cost cost) {
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.kibibytes())
                .withIterations(cost.passes())
                .withParallelism(cost.lanes())
                .withSalt(salt)
                .build());
        var result = new byte[length];
        generator.generateBytes(password, result);
        return result;
    }
}
