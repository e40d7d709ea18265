package org.bestow.identity.internal.address;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.net.URI;
import java.util.List;
import org.bestow.api.Check.Level;
import org.junit.Test;

public class PublicAddressTest {

    private static PublicAddress address(String configured) {
        return new PublicAddress(configured, "8181", false);
    }

    private static String said(PublicAddress address) {
        return address.run().message();
    }

    @Test
    public void aPageStandsBelowTheConfiguredAddress() {
        assertEquals(
                URI.create("https://benefits.example.org/invitation#secret"),
                address("https://benefits.example.org").page("/invitation#secret"));
        assertEquals(
                URI.create("https://example.org/bestow/users"),
                address(" https://example.org/bestow/ ").page("/users"));
        assertEquals(Level.OK, address("https://benefits.example.org").run().level());
    }

    @Test
    public void withoutOneItIsThisMachineAndTheDoctorSaysThatNobodyReachesIt() {
        assertEquals(URI.create("http://127.0.0.1:8181/users"), address("").page("/users"));
        for (var local :
                List.of("", "http://localhost:8181", "http://127.3.4.5", "http://[::1]:8181", "https://localhost")) {
            assertEquals(local, Level.WARN, address(local).run().level());
            assertTrue(said(address(local)), said(address(local)).contains("nobody reaches from elsewhere"));
        }
    }

    @Test
    public void demoDataMayLeadHere() {
        assertEquals(Level.OK, new PublicAddress("", "8181", true).run().level());
    }

    @Test
    public void anAddressWithoutTlsIsTold() {
        assertTrue(said(address("http://benefits.example.org")).contains("without TLS"));
    }

    @Test
    public void whatIsNoAddressIsToldAndNotUsed() {
        for (var wrong : List.of(
                "benefits.example.org",
                "ftp://example.org",
                "https://user@example.org",
                "https://example.org?a=b",
                "https://example.org/#x",
                "https:///x",
                "https://exa mple.org")) {
            assertEquals(
                    wrong, URI.create("http://127.0.0.1:8181/"), address(wrong).page("/"));
            assertEquals(wrong, Level.WARN, address(wrong).run().level());
            assertTrue(said(address(wrong)).contains("etc/org.bestow.console.cfg"));
        }
    }
}
