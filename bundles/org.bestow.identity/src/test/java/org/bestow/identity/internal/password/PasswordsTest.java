package org.bestow.identity.internal.password;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.bestow.api.Secret;
import org.junit.Test;

public class PasswordsTest {

    private static final Secret RIGHT = Secret.of("pässwörd 密碼");

    private final List<Passwords.Cost> costs = new ArrayList<>();
    private final Passwords counted = new Passwords(
            (password, salt, cost) -> {
                costs.add(cost);
                return new byte[32];
            },
            Duration.ofMinutes(1));

    /** From the test suite of the reference implementation. */
    @Test
    public void derivesAsTheReferenceDoes() {
        var derived = new Argon2id(32)
                .derive(
                        "password".getBytes(StandardCharsets.UTF_8),
                        "somesalt".getBytes(StandardCharsets.UTF_8),
                        new Passwords.Cost(65536, 2, 1));
        assertEquals(
                "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7",
                HexFormat.of().formatHex(derived));
    }

    @Test
    public void knowsAPasswordAgain() {
        var passwords = new Passwords();
        var stored = passwords.hash(RIGHT);
        assertTrue(stored, stored.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"));
        assertTrue(passwords.matches(RIGHT, Optional.of(stored)));
        assertFalse(passwords.matches(Secret.of("pässwörd 密码"), Optional.of(stored)));
        assertFalse(passwords.matches(RIGHT, Optional.empty()));
        assertNotEquals("salted", stored, passwords.hash(RIGHT));
    }

    @Test
    public void worksAsMuchForNobody() {
        var stored = counted.hash(RIGHT);
        costs.clear();
        counted.matches(RIGHT, Optional.of(stored));
        counted.matches(RIGHT, Optional.empty());
        assertEquals(List.of(Passwords.COST, Passwords.COST), costs);
        assertEquals(new Passwords.Cost(19456, 2, 1), Passwords.COST);
    }

    @Test
    public void nobodyHasNoPassword() {
        // even where the derived bytes were equal
        assertFalse(counted.matches(RIGHT, Optional.empty()));
    }

    @Test
    public void refusesAnUnknownForm() {
        assertThrows(IllegalStateException.class, () -> counted.matches(RIGHT, Optional.of("{SHA}abc")));
    }

    @Test
    public void worksForFourAtOnce() throws Exception {
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        var four = new CountDownLatch(4);
        var threads = Executors.newFixedThreadPool(16);
        try {
            var done = new ArrayList<Future<Optional<Boolean>>>();
            for (var i = 0; i < 16; i++) {
                done.add(threads.submit(() -> counted.inTurn(() -> {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    four.countDown();
                    awaitAll(four);
                    inside.decrementAndGet();
                    return true;
                })));
            }
            for (var one : done) {
                assertTrue(one.get(1, TimeUnit.MINUTES).isPresent());
            }
        } finally {
            threads.shutdownNow();
        }
        assertEquals(4, most.get());
    }

    @Test
    public void doesNotWaitForEver() throws Exception {
        var impatient = new Passwords((password, salt, cost) -> new byte[32], Duration.ofMillis(1));
        var release = new CountDownLatch(1);
        var taken = new CountDownLatch(4);
        var threads = Executors.newFixedThreadPool(4);
        try {
            for (var i = 0; i < 4; i++) {
                threads.submit(() -> impatient.inTurn(() -> {
                    taken.countDown();
                    return awaitAll(release);
                }));
            }
            assertTrue(awaitAll(taken));
            assertTrue(impatient.inTurn(() -> true).isEmpty());
        } finally {
            release.countDown();
            threads.shutdown();
        }
        assertTrue(threads.awaitTermination(1, TimeUnit.MINUTES));
        assertTrue(impatient.inTurn(() -> true).isPresent());
    }

    @Test
    public void oneTimePasswordsAreLongAndPlain() {
        var seen = new HashSet<String>();
        var passwords = new OneTimePassword();
        for (var i = 0; i < 1000; i++) {
            var password = passwords.next().reveal();
            assertTrue(password, password.matches("[a-zA-Z2-9&&[^loIO]]{20}"));
            assertTrue(seen.add(password));
        }
        assertEquals(56, OneTimePassword.ALPHABET.chars().distinct().count());
    }

    private static boolean awaitAll(CountDownLatch latch) {
        try {
            return latch.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
