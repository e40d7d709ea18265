package org.bestow.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import javax.inject.Inject;
import org.apache.karaf.features.BootFinished;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;

/** The distribution starts whole and without a complaint. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class BootIT {

    private static final Pattern COMPLAINT = Pattern.compile(
            "\\| (WARN |ERROR) .*(org\\.bestow|org\\.apache\\.felix\\.scr|org\\.eclipse\\.jetty|jetty-)");

    private final HttpClient client = HttpClient.newHttpClient();

    @Inject
    private BootFinished bootFinished;

    @Inject
    private BundleContext context;

    @Configuration
    public Option[] distribution() {
        return Distribution.container();
    }

    @Test
    public void everyBundleIsActive() {
        var idle = Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null)
                .filter(bundle -> bundle.getState() != Bundle.ACTIVE)
                .map(Bundle::getSymbolicName)
                .toList();
        assertEquals(List.of(), idle);
    }

    @Test
    public void whileTheApiIsAwayItsCallersAreToldToTryAgain() throws Exception {
        awaitReady(200);
        var rest = Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getSymbolicName().equals("org.bestow.rest"))
                .findFirst()
                .orElseThrow();
        rest.stop(Bundle.STOP_TRANSIENT);
        try {
            var answer = client.send(
                    HttpRequest.newBuilder(at("api/v1/session"))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString("{}"))
                            .build(),
                    BodyHandlers.ofString());
            assertEquals(answer.body(), 503, answer.statusCode());
            assertEquals("1", answer.headers().firstValue("Retry-After").orElse(""));
            assertTrue(answer.body(), answer.body().contains("\"urn:bestow:busy\""));
            awaitReady(503);
        } finally {
            rest.start(Bundle.START_TRANSIENT);
        }
        awaitReady(200);
    }

    private static URI at(String path) {
        return URI.create("http://127.0.0.1:" + System.getProperty("org.osgi.service.http.port") + "/" + path);
    }

    private void awaitReady(int status) {
        var request = HttpRequest.newBuilder(at("health/ready")).build();
        Await.until("ready says " + status, Duration.ofMinutes(4), () -> {
            return client.send(request, BodyHandlers.discarding()).statusCode() == status;
        });
    }

    @Test
    public void becomesReadyWithoutAComplaint() throws IOException {
        awaitReady(200);
        try (var lines = Files.lines(Path.of(System.getProperty("karaf.log"), "karaf.log"))) {
            assertEquals(
                    List.of(),
                    lines.filter(line -> COMPLAINT.matcher(line).find()).toList());
        }
    }
}
