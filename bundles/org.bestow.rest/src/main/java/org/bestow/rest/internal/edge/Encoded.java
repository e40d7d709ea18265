package org.bestow.rest.internal.edge;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.bestow.rest.internal.problem.Halt;

/** Percent-encoding in addresses, read strictly: what is no UTF-8 ends the request with 400. Stateless. */
final class Encoded {

    private Encoded() {}

    /** The parts of a path after so many slashes, decoded; a slash at the end says nothing. */
    static List<String> parts(String path, int skip) {
        var parts = new ArrayList<String>(8);
        var slashes = 0;
        var begin = -1;
        for (var i = 0; i < path.length(); i++) {
            if (path.charAt(i) == '/' && ++slashes > skip) {
                if (begin >= 0) {
                    parts.add(decode(path.substring(begin, i), false));
                }
                begin = i + 1;
            }
        }
        if (begin >= 0 && begin < path.length()) {
            parts.add(decode(path.substring(begin), false));
        }
        return parts;
    }

    /** @param form whether a plus is a space, as in a query */
    static String decode(String text, boolean form) {
        if (text.indexOf('%') < 0 && !(form && text.indexOf('+') >= 0) && isAscii(text)) {
            return text;
        }
        var bytes = new ByteArrayOutputStream(text.length());
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '%') {
                bytes.write(digit(text, ++i) << 4 | digit(text, ++i));
            } else if (c > 0x7e) {
                throw Halt.malformed("address");
            } else {
                bytes.write(form && c == '+' ? ' ' : c);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Halt.malformed("address");
        }
    }

    private static boolean isAscii(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7e) {
                return false;
            }
        }
        return true;
    }

    private static int digit(String text, int index) {
        var digit = index < text.length() ? Character.digit(text.charAt(index), 16) : -1;
        if (digit < 0 || text.charAt(index) > 0x7e) {
            throw Halt.malformed("address");
        }
        return digit;
    }
}
