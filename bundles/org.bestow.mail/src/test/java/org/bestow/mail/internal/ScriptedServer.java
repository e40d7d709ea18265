package org.bestow.mail.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** An SMTP server as badly behaved as a test wants it; well behaved otherwise. */
final class ScriptedServer implements AutoCloseable {

    /** Instead of an answer. */
    static final String DROP = "drop";

    static final String HANG = "hang";

    /** Besides commands: the greeting, each line of a message, and its end. */
    static final String GREETING = "(greeting)";

    static final String LINE = "(line)";
    static final String END = ".";

    private final Map<String, String> script = new ConcurrentHashMap<>();
    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private final CountDownLatch hanging = new CountDownLatch(1);
    private volatile int limit = Integer.MAX_VALUE;
    private final ServerSocket server;
    private final Optional<SSLContext> tls;
    private final boolean atOnce;

    private ScriptedServer(int port, Optional<SSLContext> tls, boolean atOnce) {
        try {
            server = new ServerSocket();
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.tls = tls;
        this.atOnce = atOnce;
        var thread = new Thread(this::accept, "scripted-server");
        thread.setDaemon(true);
        thread.start();
    }

    static ScriptedServer start() {
        return new ScriptedServer(0, Optional.empty(), false);
    }

    static ScriptedServer start(int port) {
        return new ScriptedServer(port, Optional.empty(), false);
    }

    static ScriptedServer withStartTls(SSLContext context) {
        return new ScriptedServer(0, Optional.of(context), false);
    }

    static ScriptedServer withTls(SSLContext context) {
        return new ScriptedServer(0, Optional.of(context), true);
    }

    /** From now on, what begins so is answered so. */
    void when(String beginning, String answer) {
        script.put(beginning, answer);
    }

    /** So many messages over one connection. */
    void limit(int messages) {
        limit = messages;
    }

    void behave() {
        script.clear();
    }

    int port() {
        return server.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    List<String> commands() {
        return commands;
    }

    /** What it took, also where it did not say so. */
    List<String> messages() {
        return messages;
    }

    List<String> headers(String name) {
        return messages.stream()
                .map(message -> message.lines()
                        .filter(line -> line.startsWith(name + ": "))
                        .findFirst()
                        .orElse(""))
                .map(line -> line.replace(name + ": ", ""))
                .toList();
    }

    void awaitHanging() throws InterruptedException {
        hanging.await();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                open.add(socket);
                connections.incrementAndGet();
                var thread = new Thread(() -> talk(socket), "scripted-connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void talk(Socket plain) {
        try (plain) {
            var socket = atOnce ? secure(plain) : plain;
            var reader = reader(socket);
            if (!answer(socket, GREETING, "220 scripted")) {
                return;
            }
            var message = new StringBuilder();
            var data = false;
            var taken = 0;
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                if (data && !line.equals(".")) {
                    message.append(line.startsWith(".") ? line.substring(1) : line)
                            .append('\n');
                    if (script.containsKey(LINE)) {
                        return;
                    }
                } else if (data) {
                    data = false;
                    var refused = script.getOrDefault(END, "250").charAt(0) >= '4'
                            && !script.getOrDefault(END, "").equals(DROP);
                    if (!refused) {
                        messages.add(message.toString());
                    }
                    message.setLength(0);
                    taken++;
                    if (!answer(socket, END, "250 2.0.0 taken")) {
                        return;
                    }
                } else {
                    commands.add(line);
                    data = line.equals("DATA") && !script.containsKey("DATA");
                    if (taken >= limit && line.startsWith("MAIL")) {
                        answer(socket, "limit", "421 4.7.0 enough");
                        return;
                    }
                    if (!answer(socket, line, usual(line, socket))) {
                        return;
                    }
                    if (line.equals("STARTTLS") && !script.containsKey("STARTTLS")) {
                        socket = secure(plain);
                        reader = reader(socket);
                    }
                }
            }
        } catch (IOException e) {
            // the client is gone
            open.remove(plain);
        }
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    private SSLSocket secure(Socket plain) throws IOException {
        var socket = (SSLSocket) tls.orElseThrow()
                .getSocketFactory()
                .createSocket(plain, plain.getInetAddress().getHostAddress(), plain.getPort(), true);
        socket.setUseClientMode(false);
        return socket;
    }

    private String usual(String command, Socket socket) {
        if (command.startsWith("EHLO")) {
            var offered = tls.isPresent() && !(socket instanceof SSLSocket);
            return "250-scripted\r\n" + (offered ? "250-STARTTLS\r\n" : "") + "250 ENHANCEDSTATUSCODES";
        }
        return switch (command) {
            case "DATA" -> "354 go on";
            case "QUIT" -> "221 bye";
            case "STARTTLS" -> "220 go on";
            default -> "250 2.0.0 ok";
        };
    }

    /** False when the connection has to end. */
    private boolean answer(Socket socket, String what, String usual) throws IOException {
        var answer = script.entrySet().stream()
                .filter(entry -> what.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(usual);
        if (answer.equals(DROP)) {
            return false;
        }
        if (answer.equals(HANG)) {
            hanging.countDown();
            return socket.getInputStream().read() >= 0;
        }
        socket.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        return true;
    }

    @Override
    public void close() {
        try {
            server.close();
            for (var socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
