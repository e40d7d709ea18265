package org.bestow.core.internal.keys;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.bestow.api.Secret;
import org.junit.Test;

public class KeyringTest {

    private static final Secret VALUE = Secret.of("ABCDE-FGHIJ-KLMNO-PQRST-密钥");

    @Test
    public void opensWhatItSealed() {
        var ring = ring("00000001");
        var sealed = ring.seal(3, 4, VALUE);
        assertEquals(VALUE.reveal(), ring.open(3, 4, sealed).reveal());
        assertFalse(new String(sealed, StandardCharsets.UTF_8).contains("ABCDE"));
        assertFalse("a nonce for each", Arrays.equals(sealed, ring.seal(3, 4, VALUE)));
    }

    @Test
    public void refusesAValueMovedToAnotherRow() {
        var ring = ring("00000001");
        var sealed = ring.seal(3, 4, VALUE);
        assertThrows(IllegalStateException.class, () -> ring.open(3, 5, sealed));
        assertThrows(IllegalStateException.class, () -> ring.open(2, 4, sealed));
        sealed[sealed.length - 1] ^= 1;
        assertThrows(IllegalStateException.class, () -> ring.open(3, 4, sealed));
        assertThrows(IllegalStateException.class, () -> ring.open(3, 4, new byte[12]));
    }

    @Test
    public void sealsWithTheNewestAndOpensWithAll() {
        var old = ring("00000001").seal(3, 4, VALUE);
        var both = ring("00000001", "00000002");
        assertEquals(VALUE.reveal(), both.open(3, 4, old).reveal());
        assertArrayEquals(new byte[] {0, 0, 0, 2}, Arrays.copyOf(both.seal(3, 4, VALUE), 4));
        var failure =
                assertThrows(IllegalStateException.class, () -> ring("00000002").open(3, 4, old));
        assertTrue(failure.getMessage(), failure.getMessage().contains("00000001"));
    }

    @Test
    public void recognizesEqualValuesOfOnePool() {
        var ring = ring("00000001");
        assertArrayEquals(ring.mac(3, VALUE), ring.mac(3, Secret.of(VALUE.reveal())));
        assertFalse(Arrays.equals(ring.mac(3, VALUE), ring.mac(4, VALUE)));
    }

    private static Keyring ring(String... ids) {
        var keys = new LinkedHashMap<String, SecretKey>();
        for (var id : ids) {
            keys.put(id, key(id, "AES"));
        }
        return new Keyring(keys, "aaaaaaaa", key("mac", "HmacSHA256"));
    }

    private static SecretKey key(String seed, String algorithm) {
        return new SecretKeySpec(Arrays.copyOf(seed.getBytes(StandardCharsets.UTF_8), 32), algorithm);
    }
}
