package org.bestow.core.internal.keys;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.bestow.api.Secret;

/**
 * Seals the values of keys with AES-256-GCM and recognizes equal ones by HMAC-SHA256. A sealed value is the id of the key that sealed
 * it (4 bytes), a nonce (12 bytes), and the ciphertext with its tag; pool and number of the key are its associated data, so that a
 * value cannot be moved to another row. Thread-safe; a rotation adds keys while it is used.
 */
public final class Keyring {

    private static final int ID_BYTES = 4;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final ReadWriteLock use = new ReentrantReadWriteLock();
    private final SecureRandom random = new SecureRandom();
    private final Optional<KeyringFile> file;
    private volatile Ring ring;

    /** @param sealing oldest first */
    private record Ring(Map<String, SecretKey> sealing, String newest, String macId, SecretKey macKey) {}

    /**
     * @param sealing AES keys by id (8 hexadecimal digits), oldest first
     * @param macId id of the key for recognizing, of the same form
     */
    Keyring(Map<String, SecretKey> sealing, String macId, SecretKey macKey) {
        this(sealing, macId, macKey, Optional.empty());
    }

    /** @param file where it comes from */
    Keyring(Map<String, SecretKey> sealing, String macId, SecretKey macKey, Optional<KeyringFile> file) {
        this.file = file;
        var keys = new LinkedHashMap<>(sealing);
        this.ring = new Ring(keys, List.copyOf(keys.keySet()).get(keys.size() - 1), macId, macKey);
    }

    /** Seals and writes down what was sealed, while the newest key stays the newest. */
    <T> T whileSealing(Supplier<T> work) {
        use.readLock().lock();
        try {
            return work.get();
        } finally {
            use.readLock().unlock();
        }
    }

    /** Takes the keys of another ring, once nobody is between sealing and writing. */
    void become(Keyring other) {
        use.writeLock().lock();
        try {
            ring = other.ring;
        } finally {
            use.writeLock().unlock();
        }
    }

    /** Seals with the newest key. @param keyNumber of the row that will hold the value */
    public byte[] seal(long pool, long keyNumber, Secret value) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var text = value.reveal().getBytes(StandardCharsets.UTF_8);
        var newest = ring.newest();
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, newest, nonce, pool, keyNumber);
            var sealed = ByteBuffer.allocate(ID_BYTES + NONCE_BYTES + cipher.getOutputSize(text.length));
            sealed.put(HexFormat.of().parseHex(newest)).put(nonce);
            cipher.doFinal(ByteBuffer.wrap(text), sealed);
            return sealed.array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(what(pool, keyNumber) + " could not be sealed", e);
        }
    }

    /**
     * @param keyNumber that it was sealed with
     * @throws IllegalStateException if it is not what was sealed for this pool and number, or the key is not in the ring
     */
    public Secret open(long pool, long keyNumber, byte[] sealed) {
        if (sealed.length < ID_BYTES + NONCE_BYTES + TAG_BITS / Byte.SIZE) {
            throw new IllegalStateException(what(pool, keyNumber) + ", sealed, is too short");
        }
        var buffer = ByteBuffer.wrap(sealed);
        var id = new byte[ID_BYTES];
        var nonce = new byte[NONCE_BYTES];
        buffer.get(id).get(nonce);
        try {
            var cipher = cipher(Cipher.DECRYPT_MODE, HexFormat.of().formatHex(id), nonce, pool, keyNumber);
            var text = cipher.doFinal(sealed, buffer.position(), buffer.remaining());
            return Secret.of(new String(text, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(what(pool, keyNumber) + ", sealed, was altered", e);
        }
    }

    private static String what(long pool, long number) {
        return pool == SettingsSeal.ITEMS ? "settings of item " + number : "key " + number + " of pool " + pool;
    }

    /** Equal for equal values of one pool, and says nothing about them. */
    public byte[] mac(long pool, Secret value) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(ring.macKey());
            mac.update(ByteBuffer.allocate(Long.BYTES).putLong(0, pool));
            return mac.doFinal(value.reveal().getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no HMAC-SHA256", e);
        }
    }

    /** Id of the key that a value was sealed with. */
    static String sealedWith(byte[] sealed) {
        return HexFormat.of().formatHex(sealed, 0, ID_BYTES);
    }

    /** Id of the key that seals. */
    String newest() {
        return ring.newest();
    }

    String macId() {
        return ring.macId();
    }

    /** Where it comes from. @throws IllegalStateException if from nowhere */
    KeyringFile file() {
        return file.orElseThrow(() -> new IllegalStateException("a keyring without a file"));
    }

    /** Ids of the keys that can open, oldest first. */
    Set<String> ids() {
        return Collections.unmodifiableSet(ring.sealing().keySet());
    }

    @Override
    public String toString() {
        return "Keyring" + ring.sealing().keySet();
    }

    private Cipher cipher(int mode, String id, byte[] nonce, long pool, long keyNumber)
            throws GeneralSecurityException {
        var key = ring.sealing().get(id);
        if (key == null) {
            throw new IllegalStateException("the keyring has no key " + id);
        }
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(pool)
                .putLong(keyNumber)
                .flip());
        return cipher;
    }
}
