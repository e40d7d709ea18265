package org.bestow.itests.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import org.bestow.itests.Client;

/** Keeps the pools full, by imports as an operator does them, so that keys are real ones. */
final class Supply {

    private static final int AT_ONCE = 10_000;

    private final Client operator;
    private final String run = Long.toString(System.currentTimeMillis(), 36);
    private long made;

    Supply(Client operator) {
        this.operator = operator;
    }

    /** Lets each pool, or the one that all want, last for so many actions. */
    void ensure(Scenario scenario, long actions) {
        if (!scenario.acts()) {
            return;
        }
        // random choices do not spread evenly
        var each = scenario == Scenario.HOT ? actions : 2 * actions / World.POOLS + 50;
        var available = new HashMap<String, Long>();
        var ids = new HashMap<String, String>();
        var path = "operator/key-pools";
        for (var cursor = ""; cursor != null; ) {
            var answer = operator.get(path + cursor);
            if (answer.status() != 200) {
                throw new IllegalStateException("no pools: " + answer.status() + " " + answer.body());
            }
            var page = answer.json();
            for (var pool : page.get("items")) {
                available.put(pool.get("code").asText(), pool.get("available").asLong());
                ids.put(pool.get("code").asText(), pool.get("id").asText());
            }
            cursor =
                    page.path("next").isTextual() ? "?after=" + page.get("next").asText() : null;
        }
        for (var place = 0; place < (scenario == Scenario.HOT ? 1 : World.POOLS); place++) {
            var code = Catalogue.pool(place);
            for (var left = each - available.get(code); left > 0; left -= AT_ONCE) {
                put(ids.get(code), (int) Math.min(AT_ONCE, left));
            }
        }
    }

    private void put(String pool, int keys) {
        var body = new ObjectMapper().createObjectNode();
        var values = body.putArray("keys");
        for (var number = 0; number < keys; number++) {
            values.add("BENCH-" + run + "-" + made++);
        }
        var answer = operator.post("operator/key-pools/" + pool + "/keys", body.toString());
        if (answer.status() != 200) {
            throw new IllegalStateException("keys were not taken: " + answer.status() + " " + answer.body());
        }
    }
}
