package org.bestow.identity.internal.signin;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** What counts as one address: of IPv6 the network of 64 bits, for whoever has one address has them all. */
final class AddressKey {

    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:]{2,39}(\\.[0-9.]{1,12})?");
    private static final int NETWORK = 8;

    private AddressKey() {}

    static String of(String address) {
        if (address.indexOf(':') < 0 || !IPV6.matcher(address).matches()) {
            return address;
        }
        try {
            // digits only, so no name is ever looked up; an IPv4 address in IPv6 form comes out as IPv4
            var parsed = InetAddress.getByName(address);
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(parsed.getAddress(), 0, NETWORK) + "/64"
                    : parsed.getHostAddress();
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
