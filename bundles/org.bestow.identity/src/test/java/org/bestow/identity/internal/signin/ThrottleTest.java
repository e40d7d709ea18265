package org.bestow.identity.internal.signin;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.Test;

public class ThrottleTest {

    private final Throttle throttle = new Throttle(100);
    private Instant now = Instant.parse("2026-03-01T08:00:00Z");

    private boolean tried(String account, String address) {
        var attempt = throttle.begin(account, address, now);
        attempt.ifPresent(one -> one.failed(now));
        return attempt.isPresent();
    }

    @Test
    public void anAccountFailsFiveTimes() {
        for (var i = 0; i < 5; i++) {
            assertTrue(tried("a", "address" + i));
            now = now.plusSeconds(60);
        }
        assertFalse(tried("a", "elsewhere"));
        assertEquals(Optional.of(Duration.ofMinutes(10)), throttle.closedFor("a", "elsewhere", now));
        assertTrue(tried("b", "elsewhere"));
        now = now.plus(Duration.ofMinutes(10));
        assertTrue(tried("a", "elsewhere"));
        assertFalse("one of the five has fallen out, not more", tried("a", "elsewhere"));
    }

    @Test
    public void anAddressFailsTwentyTimes() {
        for (var i = 0; i < 20; i++) {
            assertTrue(tried("account" + i, "here"));
        }
        assertFalse(tried("another", "here"));
        assertEquals(Optional.of(Throttle.WINDOW), throttle.closedFor("another", "here", now));
        assertTrue(tried("another", "there"));
    }

    @Test
    public void attemptsUnderWayCount() {
        for (var i = 0; i < 3; i++) {
            assertTrue(tried("a", "here"));
        }
        var first = throttle.begin("a", "here", now);
        var second = throttle.begin("a", "here", now);
        assertTrue(first.isPresent() && second.isPresent());
        assertTrue(throttle.begin("a", "here", now).isEmpty());
        assertTrue(throttle.closedFor("a", "here", now).orElseThrow().compareTo(Duration.ofSeconds(2)) < 0);
        first.get().given();
        assertTrue(throttle.closedFor("a", "here", now).isEmpty());
    }

    @Test
    public void successForgetsTheAccountsFailuresOnly() {
        for (var i = 0; i < 4; i++) {
            assertTrue(tried("a", "here"));
        }
        throttle.begin("a", "here", now).orElseThrow().succeeded();
        for (var i = 0; i < 5; i++) {
            assertTrue(tried("a", "here"));
        }
        assertFalse(tried("a", "here"));
        for (var i = 0; i < 11; i++) {
            assertTrue(tried("other" + i, "here"));
        }
        assertFalse("the address has failed 20 times", tried("more", "here"));
    }

    @Test
    public void whatIsRememberedIsBounded() {
        for (var i = 0; i < 1000; i++) {
            assertTrue(tried("account" + i, "address" + i));
        }
        for (var i = 0; i < 4; i++) {
            assertTrue(tried("account999", "other" + i));
        }
        assertFalse("the newest are kept", tried("account999", "more"));
    }
}
