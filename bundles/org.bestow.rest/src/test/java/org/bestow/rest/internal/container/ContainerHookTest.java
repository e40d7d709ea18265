package org.bestow.rest.internal.container;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.http.HttpTester;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Server;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** What a server says by itself, as long as the hook is there. */
public class ContainerHookTest {

    private static final String PROBLEM = "application/problem+json";
    private static final String END = " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

    private final Server server = new Server();
    private final LocalConnector way = new LocalConnector(server);
    private Connector hook;

    @Before
    public void start() throws Exception {
        var context = new ServletContextHandler();
        context.addServlet(new ServletHolder(new Broken()), "/broken");
        server.addConnector(way);
        server.setHandler(context);
        server.start();
        // as Felix HTTP does
        hook = new ContainerHook().createConnector(server);
        server.addConnector(hook);
        hook.start();
    }

    @After
    public void stop() throws Exception {
        server.stop();
    }

    /** A servlet with a bug, and one that says no in the container's way. */
    private static final class Broken extends HttpServlet {

        private static final long serialVersionUID = 1;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            if (request.getParameter("status") == null) {
                throw new IllegalStateException("a secret of the server");
            }
            response.setHeader("Allow", "GET");
            response.sendError(Integer.parseInt(request.getParameter("status")), "a secret of the server");
        }
    }

    private HttpTester.Response answer(String request) throws Exception {
        return HttpTester.parseResponse(way.getResponse(request));
    }

    private static JsonNode problem(HttpTester.Response answer) throws IOException {
        assertEquals(answer.getContent(), PROBLEM, answer.get("Content-Type"));
        assertEquals("no-store", answer.get("Cache-Control"));
        assertEquals("nosniff", answer.get("X-Content-Type-Options"));
        assertFalse(answer.getContent(), answer.getContent().contains("secret"));
        var problem = new ObjectMapper().readTree(answer.getContent());
        assertEquals(answer.getStatus(), problem.get("status").asInt());
        assertFalse(problem.get("title").asText().isEmpty());
        assertFalse(problem.get("detail").asText().isEmpty());
        return problem;
    }

    private String said(String request) throws Exception {
        var answer = answer(request);
        return answer.getStatus() + " " + problem(answer).get("type").asText().substring("urn:bestow:".length());
    }

    @Test
    public void saysWhatIsWrongWithRequestsThatNoServletSees() throws Exception {
        var many = "x".repeat(20_000);
        assertEquals("414 address-too-long", said("GET /" + many + END));
        assertEquals("431 headers-too-large", said("GET / HTTP/1.1\r\nX: " + many + "\r\nHost: x\r\n\r\n"));
        assertEquals("404 not-found", said("GET /nothing" + END));
        for (var request : List.of(
                "GET /%zz" + END,
                "PUT /a%2Fb" + END,
                "DELETE /..;/x" + END,
                "GET /%2e%2e/x" + END,
                "GET /%00" + END,
                "GET /%ff" + END,
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/7.1\r\nHost: x\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nExpect: nothing\r\nContent-Length: 1\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: x\r\n\r\n",
                "hello\r\n\r\n")) {
            assertEquals(request, "400 malformed", said(request));
        }
    }

    @Test
    public void namesAnIncidentAndNothingElseOfABug() throws Exception {
        var problem = problem(answer("GET /broken" + END));
        assertEquals("urn:bestow:internal", problem.get("type").asText());
        assertTrue(
                problem.get("detail").asText().contains(problem.get("incident").asText()));
    }

    @Test
    public void translatesWhatServletsSayInTheWayOfTheContainer() throws Exception {
        for (var known : Map.of(
                        400,
                        "400 malformed",
                        404,
                        "404 not-found",
                        405,
                        "405 method-not-allowed",
                        408,
                        "400 malformed",
                        413,
                        "413 too-large",
                        503,
                        "503 busy")
                .entrySet()) {
            assertEquals(known.getValue(), said("GET /broken?status=" + known.getKey() + END));
        }
        assertEquals("2", answer("GET /broken?status=503" + END).get("Retry-After"));
        assertEquals("GET", answer("GET /broken?status=405" + END).get("Allow"));
    }

    @Test
    public void speaksTheLanguageOfTheRequest() throws Exception {
        var answer = answer("GET /a%2Fb HTTP/1.1\r\nHost: x\r\nAccept-Language: zh-TW\r\nConnection: close\r\n\r\n");
        assertEquals("zh-TW", answer.get("Content-Language"));
        assertTrue(problem(answer).get("title").asText().codePoints().allMatch(Character::isIdeographic));
    }

    @Test
    public void headHasTheSameHeadersAndNoBody() throws Exception {
        var answer = way.getResponse("HEAD /nothing" + END);
        assertTrue(answer, answer.contains(PROBLEM));
        assertTrue(answer, answer.endsWith("\r\n\r\n"));
    }

    /** Felix HTTP reads the port of each. */
    @Test
    public void leavesTheServerTheConnectorsThatItHas() {
        assertEquals(List.of(way), List.of(server.getConnectors()));
    }

    @Test
    public void leavesTheServerAsItWas() throws Exception {
        hook.stop();
        server.removeConnector(hook);
        assertTrue(answer("GET /nothing" + END).get("Content-Type").startsWith("text/html"));
    }
}
