package org.bestow.itests.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.bestow.itests.RunningPlatform;

/** The platform, asked through HTTP by clients that never pause and keep their connections. */
final class HttpSide implements Side {

    private static final Pattern WRITTEN = Pattern.compile("([0-9]+) actions in ([0-9]+) groups");

    private final RunningPlatform platform;
    private final World world;
    private final ProcessTimes times;
    private final Afterwards afterwards;

    /** Waits until what the actions left to be done is done. */
    interface Afterwards {
        void settle() throws IOException;
    }

    HttpSide(RunningPlatform platform, World world, ProcessTimes times, Afterwards afterwards) {
        this.platform = platform;
        this.world = world;
        this.times = times;
        this.afterwards = afterwards;
    }

    @Override
    public Turn run(Scenario scenario, int clients, Duration time) throws IOException {
        return run(clients, time, () -> scenario == Scenario.LIST ? list("") : getKeys(scenario));
    }

    /** @param query with its question mark */
    Turn list(String query, int clients, Duration time) throws IOException {
        return run(clients, time, () -> list(query));
    }

    /** Groups and actions that the platform has written since its start. */
    record Groups(long groups, long actions) {}

    /** As the check of the writer tells them. */
    Groups groups() throws IOException {
        try (var connection = new HttpConnection(platform.address())) {
            // the answer to a probe is kept for a second
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1_100));
            var answer = connection.fetch(request(platform.address(), "GET", "/health/ready", 0, ""));
            var found = WRITTEN.matcher(answer);
            if (!found.find()) {
                throw new IOException("the writer does not say how much it wrote: " + answer);
            }
            return new Groups(Long.parseLong(found.group(2)), Long.parseLong(found.group(1)));
        }
    }

    private interface Requests {
        byte[] next();
    }

    private Turn run(int clients, Duration time, Requests requests) throws IOException {
        var turn = act(clients, time, requests);
        var before = times.now();
        afterwards.settle();
        // what is told to others after the commits is part of the actions
        return turn.with(times.now().minus(before));
    }

    private Turn act(int clients, Duration time, Requests requests) throws IOException {
        return new Load(times).run(clients, time, () -> {
            var connection = new HttpConnection(platform.address());
            return new Load.Client() {
                @Override
                public String act() throws IOException {
                    var status = connection.send(requests.next());
                    return status == 200 ? "" : status + " " + connection.body();
                }

                @Override
                public void close() throws IOException {
                    connection.close();
                }
            };
        });
    }

    private byte[] list(String query) {
        var member = ThreadLocalRandom.current().nextInt(world.members());
        return request(platform.address(), "GET", "/api/v1/benefits" + query, member, "");
    }

    private byte[] getKeys(Scenario scenario) {
        var random = ThreadLocalRandom.current();
        var hot = scenario == Scenario.HOT;
        var member = hot ? World.HOT_MEMBER : random.nextInt(world.members());
        var benefit = World.publicBenefit(member, hot ? 0 : random.nextInt(World.SOFTWARE));
        return request(
                platform.address(),
                "POST",
                "/api/v1/benefits/" + benefit + "/actions/get-keys",
                member,
                "{\"count\":1}");
    }

    private static byte[] request(URI address, String method, String path, int member, String body) {
        var random = ThreadLocalRandom.current();
        var key = method.equals("POST")
                ? "Idempotency-Key: " + new UUID(random.nextLong(), random.nextLong()) + "\r\n"
                : "";
        return (method + " " + path + " HTTP/1.1\r\nHost: " + address.getAuthority()
                        + "\r\nAccept: application/json\r\nAccept-Language: en\r\nCookie: bestow-session="
                        + World.token(member) + "\r\nContent-Type: application/json\r\n" + key + "Content-Length: "
                        + body.length() + "\r\n\r\n" + body)
                .getBytes(US_ASCII);
    }
}
