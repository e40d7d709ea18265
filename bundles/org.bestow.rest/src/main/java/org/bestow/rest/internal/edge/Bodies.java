package org.bestow.rest.internal.edge;

import java.io.IOException;
import java.io.InputStream;
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

    /** So much of a body that is too large is read all the same, for a client that is cut off while it sends hears no answer. */
    private static final int PATIENCE = 8 << 20;

    private Bodies() {}

    public static String text(Exchange exchange, int mostBytes) {
        try {
            var body = exchange.body();
            if (exchange.length() > mostBytes) {
                throw tooLarge(body);
            }
            var bytes = body.readNBytes(mostBytes + 1);
            if (bytes.length > mostBytes) {
                throw tooLarge(body);
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

    private static Halt tooLarge(InputStream rest) throws IOException {
        var buffer = new byte[1 << 14];
        for (var total = 0; total < PATIENCE; ) {
            var count = rest.read(buffer);
            if (count < 0) {
                break;
            }
            total += count;
        }
        return Halt.because(Fault.TOO_LARGE);
    }
}
