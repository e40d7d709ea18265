package org.bestow.rest.internal.resource;

import java.util.Optional;
import java.util.function.Predicate;
import org.bestow.api.KeyPools;
import org.bestow.api.Policy;
import org.bestow.api.Secret;
import org.bestow.rest.internal.edge.Bodies;
import org.bestow.rest.internal.edge.Exchange;
import org.bestow.rest.internal.edge.Reply;
import org.bestow.rest.internal.edge.Services;
import org.bestow.rest.internal.edge.StrictJson;
import org.bestow.rest.internal.json.JsonOut;
import org.bestow.rest.internal.problem.Fault;
import org.bestow.rest.internal.problem.Halt;

/** {@code /operator/key-pools}: keys go in here and never come out. */
public final class KeyPoolsResource {

    private static final int MOST_KEYS = 10_000;
    private static final int LONGEST_POOL = 100;

    private final Services services;

    public KeyPoolsResource(Services services) {
        this.services = services;
    }

    public Reply list(Exchange exchange) {
        return Reply.list(services.keyPools().list(new Ask(exchange).caller()), (out, pool) -> out.put("id", pool.id())
                .put("code", pool.code())
                .put("kind", BenefitJson.word(pool.kind()))
                .put("available", pool.available())
                .put("claimed", pool.claimed()));
    }

    public Reply importKeys(Exchange exchange) {
        var ask = new Ask(exchange);
        var pool = ask.path("pool");
        if (pool.length() > LONGEST_POOL || !StrictJson.storable(pool)) {
            throw Halt.because(Fault.NOT_FOUND);
        }
        var caller = ask.caller();
        var most = services.policy().allows(caller, Policy.Permission.OPERATE_KEYS) ? Bodies.KEYS : Bodies.USUAL;
        var keys = StrictJson.list(ask.body(most), "keys", MOST_KEYS).stream()
                .map(Secret::of)
                .toList();
        return Reply.object(services.keyPools().importKeys(caller, pool, keys), (out, report) -> out.put(
                        "imported", report.imported())
                .put("duplicates", report.duplicates())
                .put("invalid", report.invalid())
                .objects("rows", report.rows(), KeyPoolsResource::row));
    }

    private static void row(JsonOut out, KeyPools.RowReport row) {
        out.put("row", row.row())
                .put("state", row.state())
                .put("message", Optional.of(row.message()).filter(Predicate.not(String::isEmpty)));
    }
}
