package org.bestow.itests.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;

/**
 * One connection that is kept, for requests one after the other. It reads the status and as many bytes as are announced, and nothing
 * else: the client shares its processors with what it measures. Not thread-safe.
 */
final class HttpConnection implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private byte[] buffer = new byte[64 * 1024];
    private int end;
    private String body = "";

    HttpConnection(URI address) throws IOException {
        socket = new Socket(address.getHost(), address.getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(60_000);
        in = socket.getInputStream();
        out = socket.getOutputStream();
    }

    /** Sends a request and gives the status of its answer. */
    int send(byte[] request) throws IOException {
        out.write(request);
        end = 0;
        var headers = readHeaders();
        var status = Integer.parseInt(text(9, 12));
        var bodyEnd = header("content-length", headers) >= 0
                ? readTo(headers + header("content-length", headers))
                : readChunks(headers);
        // only what went wrong is worth a look
        body = status == 200 ? "" : new String(buffer, headers, bodyEnd - headers, UTF_8);
        return status;
    }

    /** Of the last answer, if its status was not 200. */
    String body() {
        return body;
    }

    /** Sends a request and gives the body of its answer, whatever it is. */
    String fetch(byte[] request) throws IOException {
        send(request);
        return new String(buffer, 0, end, UTF_8);
    }

    private int readHeaders() throws IOException {
        var searched = 0;
        while (true) {
            for (var index = Math.max(0, searched - 3); index + 3 < end; index++) {
                if (buffer[index] == '\r' && buffer[index + 2] == '\r' && buffer[index + 3] == '\n') {
                    return index + 4;
                }
            }
            searched = end;
            more();
        }
    }

    /** The number in a header, -1 without it. */
    private int header(String name, int headers) {
        var text = text(0, headers).toLowerCase(Locale.ROOT);
        var at = text.indexOf("\r\n" + name + ":");
        if (at < 0) {
            return -1;
        }
        var start = at + name.length() + 3;
        return Integer.parseInt(text.substring(start, text.indexOf('\r', start)).strip());
    }

    private int readTo(int position) throws IOException {
        while (end < position) {
            more();
        }
        return position;
    }

    private int readChunks(int start) throws IOException {
        var position = start;
        while (true) {
            var line = position;
            while (line + 1 >= end || buffer[line + 1] != '\n') {
                if (line + 1 < end) {
                    line++;
                } else {
                    more();
                }
            }
            var size = Integer.parseInt(text(position, line).strip(), 16);
            position = readTo(line + 2 + size + 2);
            if (size == 0) {
                return position;
            }
        }
    }

    private void more() throws IOException {
        if (end == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
        var read = in.read(buffer, end, buffer.length - end);
        if (read < 0) {
            throw new EOFException("the platform closed the connection");
        }
        end += read;
    }

    private String text(int from, int to) {
        return new String(buffer, from, to - from, ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
