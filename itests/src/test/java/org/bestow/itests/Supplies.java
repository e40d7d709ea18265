package org.bestow.itests;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.security.SecureRandom;
import java.util.List;

/** Fills the retail pools, so that a load does not run dry. */
public final class Supplies {

    private static final String ALPHABET = "BCDFGHJKMPQRTVWXY2346789";

    private Supplies() {}

    /** @param keys for each retail pool, in calls of 5,000 */
    public static void fill(URI address, List<Client.Account> accounts, int keys) {
        var operator = Client.signedIn(
                address,
                accounts.stream()
                        .filter(account -> account.has("OPERATOR"))
                        .findFirst()
                        .orElseThrow());
        var pools = operator.get("operator/key-pools"); // a whole list, without pages
        if (pools.status() != 200) {
            throw new AssertionError("no pools: " + pools.body());
        }
        for (var pool : pools.json().get("items")) {
            if (!pool.get("kind").asText().equalsIgnoreCase("retail")) {
                continue;
            }
            for (var done = 0; done < keys; done += 5_000) {
                var body = new ObjectMapper().createObjectNode();
                var values = body.putArray("keys");
                for (var number = 0; number < Math.min(5_000, keys - done); number++) {
                    values.add(key());
                }
                var answer =
                        operator.post("operator/key-pools/" + pool.get("id").asText() + "/keys", body.toString());
                if (answer.status() != 200) {
                    throw new AssertionError("keys were not taken: " + answer.body());
                }
            }
        }
    }

    private static String key() {
        var random = new SecureRandom();
        var key = new StringBuilder();
        for (var group = 0; group < 5; group++) {
            key.append(group == 0 ? "" : "-");
            for (var letter = 0; letter < 5; letter++) {
                key.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
        }
        return key.toString();
    }
}
