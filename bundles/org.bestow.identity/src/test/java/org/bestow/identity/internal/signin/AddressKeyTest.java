package org.bestow.identity.internal.signin;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;

import java.util.List;
import org.junit.Test;

public class AddressKeyTest {

    @Test
    public void aNetworkOfIpv6IsOneAddress() {
        var one = AddressKey.of("2001:db8:1:2::1");
        assertEquals(one, AddressKey.of("2001:db8:1:2:ffff:abcd:1:2"));
        assertEquals(one, AddressKey.of("2001:0DB8:0001:0002::9"));
        assertNotEquals(one, AddressKey.of("2001:db8:1:3::1"));
    }

    @Test
    public void othersStayAsTheyAre() {
        for (var address : List.of("10.0.0.1", "shell", "", "::x", ":", "no:name.example")) {
            assertEquals(address, AddressKey.of(address));
        }
        assertEquals("10.0.0.1", AddressKey.of("::ffff:10.0.0.1"));
    }
}
