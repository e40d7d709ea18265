package org.bestow.rest.internal.events;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** An open page: the far end of a stream, read line by line with a deadline. */
final class Page implements Closeable {

    private final Socket socket = new Socket();
    private final BufferedReader lines;
    final List<String> head = new ArrayList<>();

    /** @param lastEventId empty for a page that has seen nothing */
    Page(int port, String session, String lastEventId) throws IOException {
        this(port, "Cookie", "bestow-session=" + session, lastEventId);
    }

    /** @param header that says who opens it */
    Page(int port, String header, String credential, String lastEventId) throws IOException {
        socket.setReceiveBufferSize(4_096); // so that a page that does not read is noticed soon
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        socket.setSoTimeout(60_000);
        var request = "GET /api/v1/events HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n" + header + ": " + credential
                + "\r\n" + (lastEventId.isEmpty() ? "" : "Last-Event-ID: " + lastEventId + "\r\n") + "\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Reads the head of the answer and the opening, and gives the id from which the page would resume. */
    String opened() throws IOException {
        for (var line = lines.readLine(); line != null && !line.isEmpty(); line = lines.readLine()) {
            head.add(line);
        }
        return next("id: ");
    }

    /** What follows the prefix in the next line that starts with it. */
    String next(String prefix) throws IOException {
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(prefix)) {
                return line.substring(prefix.length());
            }
        }
        throw new IOException("the stream ended before " + prefix);
    }

    /** The next event: its name, id and data. */
    Got event() throws IOException {
        var name = next("event: ");
        return new Got(name, Long.parseLong(next("id: ")), next("data: "));
    }

    record Got(String name, long id, String data) {}

    /** Reads on until the server has ended the stream. */
    boolean ended() throws IOException {
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.equals("0")) { // the last chunk
                return true;
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
