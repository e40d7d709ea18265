package org.bestow.rest.internal.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.bestow.rest.internal.problem.Fault;
import org.bestow.rest.internal.problem.Halt;

/** Reads bodies up to a limit, as UTF-8 and nothing else. Stateless. */
public final class Bodies {

    /** Of a sign-in, which anybody may send. */
    public static final int SIGN_IN = 1 << 14;
    /** Of everything but those two. */
    public static final int USUAL = 1 << 20;
    /** Of a list of keys. */
    public static final int KEYS = 5 << 20;
    /** Of a catalogue. */
    public static final int CATALOG = 20 << 20;

    /** So much of a body that nobody wants is read all the same. */
    private static final int PATIENCE = 32 << 20;

    private Bodies() {}

    public static String text(Exchange exchange, int mostBytes) {
        try {
            var body = exchange.body();
            if (exchange.length() > mostBytes) {
                throw Halt.because(Fault.TOO_LARGE);
            }
            var bytes = body.readNBytes(mostBytes + 1);
            if (bytes.length > mostBytes) {
                throw Halt.because(Fault.TOO_LARGE);
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Halt.malformed("utf-8");
        } catch (IOException e) {
            // the client went away or stalled: there is nobody to tell, and nothing to log
            throw Halt.malformed("incomplete");
        }
    }

    /**
     * Reads what is left of the body of a request that is answered without it: a client that is cut off while it sends hears no answer,
     * and a connection whose next request begins with the rest of this one has to be closed. Says whether it is all read.
     */
    static boolean drain(HttpServletRequest request) {
        var length = request.getContentLengthLong();
        var chunked = request.getHeader("Transfer-Encoding") != null;
        if (length > PATIENCE) {
            return false;
        }
        return (length <= 0 && !chunked) || readToEnd(request);
    }

    private static boolean readToEnd(HttpServletRequest request) {
        try {
            var body = request.getInputStream();
            var buffer = new byte[1 << 14];
            for (var total = 0; total <= PATIENCE; ) {
                var count = body.read(buffer);
                if (count < 0) {
                    return true;
                }
                total += count;
            }
        } catch (IOException e) {
            return false; // the client went away or stalled
        }
        return false;
    }
}
