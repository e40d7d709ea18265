package org.bestow.itests;

import java.net.ConnectException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Clients that take keys, list benefits and look at them without pause, and remember what they were promised. Answers other than a
 * success, a refusal or "the type is away" are complaints.
 */
public final class SoftwareLoad {

    private static final int CLIENTS = 8;

    private final List<Client> members;
    private final AtomicBoolean running = new AtomicBoolean(true);
    private final List<Thread> threads = new ArrayList<>();

    /** Key id to the benefit it was taken for, of every success. */
    private final Map<String, String> promised = new ConcurrentHashMap<>();

    private final Set<String> values = ConcurrentHashMap.newKeySet();
    private final List<String> complaints = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger successes = new AtomicInteger();
    private final AtomicInteger refusals = new AtomicInteger();
    private final AtomicInteger away = new AtomicInteger();
    private volatile boolean platformMayDie;

    private SoftwareLoad(List<Client> members) {
        this.members = members;
    }

    /** Signs in a Global admin of each company that has benefits here: those have people in every role. */
    public static SoftwareLoad prepare(URI address, List<Client.Account> accounts) {
        var members = accounts.stream()
                .filter(account -> account.has("PARTNER_ADMIN"))
                .map(Client.Account::member)
                .toList();
        return new SoftwareLoad(accounts.stream()
                .filter(account -> account.has("GLOBAL_ADMIN") && members.contains(account.member()))
                .map(account -> Client.signedIn(address, account))
                .toList());
    }

    /** Broken connections are no complaint: the platform is going to be killed. */
    public SoftwareLoad thatMayBeCut() {
        platformMayDie = true;
        return this;
    }

    public SoftwareLoad start() {
        for (var number = 0; number < CLIENTS; number++) {
            var client = members.get(number % members.size());
            var random = new Random(number);
            var thread = new Thread(() -> work(client, random), "client-" + number);
            threads.add(thread);
            thread.start();
        }
        return this;
    }

    public void stop() {
        running.set(false);
        try {
            for (var thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    private void work(Client client, Random random) {
        var benefits = List.<String>of();
        while (running.get()) {
            try {
                if (benefits.isEmpty() || random.nextInt(10) == 0) {
                    var listed = client.get("benefits?type=software&limit=200");
                    note("list", listed);
                    if (listed.status() == 200) {
                        var ids = new ArrayList<String>();
                        listed.json().get("items").forEach(item -> {
                            if (item.get("unit").asText().equals("keys")) {
                                ids.add(item.get("id").asText());
                            }
                        });
                        benefits = ids;
                    }
                }
                if (benefits.isEmpty()) {
                    continue;
                }
                var benefit = benefits.get(random.nextInt(benefits.size()));
                if (random.nextInt(4) == 0) {
                    note("sheet", client.get("benefits/" + benefit));
                }
                take(client, benefit);
            } catch (RuntimeException e) { // a cut connection; told unless it was to be expected
                if (!platformMayDie) {
                    complaints.add(e.toString());
                } else if (running.get() && e.getCause() instanceof ConnectException) {
                    return;
                }
            }
        }
    }

    private void take(Client client, String benefit) {
        var answer = client.post(
                "benefits/" + benefit + "/actions/get-keys",
                "{\"count\":1}",
                UUID.randomUUID().toString());
        note("get-keys", answer);
        if (answer.status() == 200) {
            for (var key : answer.json().get("result").get("keys")) {
                if (promised.put(key.get("id").asText(), benefit) != null) {
                    complaints.add("key " + key.get("id").asText() + " was promised twice");
                }
                if (key.get("kind").asText().equalsIgnoreCase("retail")
                        && !values.add(key.get("value").asText())) {
                    complaints.add("a key's value was given twice");
                }
            }
        }
    }

    private void note(String what, Client.Answer answer) {
        if (answer.status() == 200) {
            successes.incrementAndGet();
        } else if (answer.status() == 409) {
            refusals.incrementAndGet();
        } else if (answer.problem().equals("type-unavailable")
                && answer.status() == 503
                && answer.header("Retry-After").isPresent()) {
            away.incrementAndGet();
        } else if (!(platformMayDie && answer.status() >= 500)) {
            complaints.add(what + ": " + answer.status() + " " + answer.body());
        }
    }

    /** Key id to benefit. */
    public Map<String, String> promised() {
        return promised;
    }

    /** Values of keys seen so far. */
    public Set<String> values() {
        return values;
    }

    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    public int successes() {
        return successes.get();
    }

    /** Answers "the type is away". */
    public int away() {
        return away.get();
    }

    @Override
    public String toString() {
        return successes + " successes, " + promised.size() + " keys, " + refusals + " refusals, " + away
                + " while the type was away";
    }

    /** The member that a benefit's client belongs to can see these keys now. */
    public Set<String> kept() {
        var kept = ConcurrentHashMap.<String>newKeySet();
        for (var client : members) {
            for (var benefit : client.all("benefits?type=software")) {
                client.all("benefits/" + benefit.get("id").asText() + "/keys")
                        .forEach(key -> kept.add(key.get("id").asText()));
            }
        }
        return kept;
    }
}
