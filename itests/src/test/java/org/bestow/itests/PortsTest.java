package org.bestow.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import org.junit.Test;

public class PortsTest {

    @Test
    public void givesNoneTwiceAndNoneThatConnectionsGet() {
        var given = new HashSet<Integer>();
        for (var turn = 0; turn < 200; turn++) {
            var port = Ports.free();
            assertTrue("" + port, given.add(port));
            assertEquals("" + port, 1, port / 10_000); // connections get theirs from 32768 on, elsewhere from 16000
            assertTrue("" + port, port < 16_000);
        }
    }

    @Test
    public void passesOverOneThatIsTaken() throws IOException {
        var next = Ports.free() + 1;
        try (var taken = new ServerSocket(next, 1, InetAddress.getLoopbackAddress())) {
            assertNotEquals(taken.getLocalPort(), Ports.free());
        }
    }
}
