package org.bestow.itests;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Finds free ports of this machine. A port is bound seconds after it was found, so it is one that nobody else takes meanwhile: of a range
 * that this process has for itself, below the ports that the system gives to connections. Of those, another test's client or a probe
 * of the very port that is waited for could get the same number.
 */
public final class Ports {

    private static final int FIRST = Integer.getInteger("bestow.ports", 10_000);
    private static final int COUNT = 1_000;
    /** Begins anywhere: an earlier run may have left a process behind. */
    private static final AtomicInteger NEXT =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(COUNT));

    private Ports() {}

    /** One that was not given before, as long as there are some. */
    public static int free() {
        for (var tried = 0; tried < COUNT; tried++) {
            var port = FIRST + Math.floorMod(NEXT.getAndIncrement(), COUNT);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no free port from " + FIRST + " on");
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException e) { // somebody has it
            return false;
        }
    }
}
