package org.bestow.rest.internal.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.Servlet;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.Function;
import org.bestow.rest.internal.ApiServlet;
import org.bestow.rest.internal.DocumentServlet;
import org.bestow.rest.internal.container.ContainerHook;
import org.bestow.rest.internal.edge.Services;
import org.bestow.rest.internal.edge.ServicesOf;
import org.bestow.rest.internal.edge.Settings;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.junit.rules.ExternalResource;

/** The servlets on a real server at a free port, over a {@link World}. A rule of a test. */
public final class Edge extends ExternalResource {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Contract CONTRACT = new Contract();

    public final World world = new World();
    public final Services services = ServicesOf.world(world);
    private final Settings settings;
    private final Function<Edge, Servlet> events;
    private Server server;
    private HttpClient client;
    private int port;

    public Edge() {
        this(Set.of(), null);
    }

    public Edge(Set<String> trustedProxies) {
        this(trustedProxies, null);
    }

    /** @param events makes the servlet of live updates; null for none */
    public Edge(Set<String> trustedProxies, Function<Edge, Servlet> events) {
        this.settings = new Settings(true, trustedProxies);
        this.events = events;
    }

    @Override
    protected void before() throws Exception {
        server = new Server();
        var connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        var context = new ServletContextHandler();
        context.addServlet(new ServletHolder(new ApiServlet(services, settings)), "/api/v1/*");
        context.addServlet(new ServletHolder(new DocumentServlet()), "/api/openapi.json");
        if (events != null) {
            var holder = new ServletHolder(events.apply(this));
            holder.setAsyncSupported(true);
            context.addServlet(holder, "/api/v1/events");
        }
        // an answer that is on its way is finished before the connections are cut
        server.setHandler(new GracefulHandler(context));
        server.setStopTimeout(5_000);
        server.start();
        new ContainerHook().createConnector(server).start();
        port = connector.getLocalPort();
        client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    @Override
    protected void after() {
        try {
            server.stop();
        } catch (Exception e) { // the interface says so; a server that does not stop fails the test
            throw new IllegalStateException(e);
        }
    }

    public Settings settings() {
        return settings;
    }

    public int port() {
        return port;
    }

    public String origin() {
        return "http://127.0.0.1:" + port;
    }

    /** A request to a path below the prefix, with the session of a token; empty for none. */
    public HttpRequest.Builder to(String path, String session) {
        var request = HttpRequest.newBuilder(URI.create(origin() + "/api/v1/" + path));
        return session.isEmpty() ? request : request.header("Cookie", "bestow-session=" + session);
    }

    /** A request to any path, without a session. */
    public HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(URI.create(origin() + path));
    }

    public static HttpRequest.BodyPublisher noBody() {
        return BodyPublishers.noBody();
    }

    public Got get(String path, String session) {
        return send(to(path, session));
    }

    public Got post(String path, String session, String body) {
        return send(json(to(path, session)).POST(BodyPublishers.ofString(body)));
    }

    public static HttpRequest.Builder json(HttpRequest.Builder request) {
        return request.header("Content-Type", "application/json");
    }

    /** Sends it, and fails where the answer is not what {@code openapi.json} promises. */
    public Got send(HttpRequest.Builder builder) {
        try {
            var request = builder.build();
            var got = new Got(client.send(request, BodyHandlers.ofByteArray()));
            CONTRACT.check(request.method(), request.uri().getRawPath(), got);
            return got;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The answer, as it came, to a request that no well-behaved client sends. */
    public String raw(String method, String path, String session) {
        var request = method + " /api/v1/" + path + " HTTP/1.1\r\nHost: x\r\nCookie: bestow-session=" + session
                + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An answer. */
    public record Got(HttpResponse<byte[]> response) {

        public int status() {
            return response.statusCode();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        public String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        public JsonNode json() {
            try {
                return JSON.readTree(response.body());
            } catch (IOException e) {
                throw new IllegalStateException(text(), e);
            }
        }

        public String type() {
            return json().path("type").asText();
        }

        /** Path of the first error. */
        public String errorPath() {
            return json().path("errors").path(0).path("path").asText(null);
        }
    }

    public static JsonNode tree(String json) {
        try {
            return JSON.readTree(json.replace('\'', '"'));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
