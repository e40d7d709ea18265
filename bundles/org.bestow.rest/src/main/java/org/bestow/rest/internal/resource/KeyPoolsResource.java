package org.bestow.rest.internal.resource;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.bestow.api.Answer;
import org.bestow.api.KeyPools;
import org.bestow.api.Secret;
import org.bestow.rest.internal.edge.Bodies;
import org.bestow.rest.internal.edge.Exchange;
import org.bestow.rest.internal.edge.Fields;
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
        return Reply.list(services.keyPools().list(new Ask(exchange).caller()), KeyPoolsResource::pool);
    }

    public Reply get(Exchange exchange) {
        var ask = new Ask(exchange);
        return versioned(services.keyPools().get(ask.caller(), name(ask)));
    }

    public Reply change(Exchange exchange) {
        var ask = new Ask(exchange);
        var name = name(ask);
        var expected = ask.ifMatch();
        var lowAt = StrictJson.object(ask.body(Bodies.USUAL), Map.of("lowAt", Fields.Kind.WHOLE_OR_NULL))
                .wholeOrNull("lowAt", 0, Integer.MAX_VALUE);
        return versioned(services.keyPools().lowAt(ask.caller(), name, lowAt, expected));
    }

    public Reply importKeys(Exchange exchange) {
        var ask = new Ask(exchange);
        var pool = name(ask);
        var caller = ask.caller();
        var dryRun = ask.flag("dryRun");
        var key = ask.idempotencyKey();
        var source = source(
                StrictJson.object(ask.body(Bodies.KEYS), Map.of("keys", Fields.Kind.TEXTS, "csv", Fields.Kind.TEXT)));
        return services.keyPools()
                .importKeys(caller, pool, new KeyPools.Import(source, dryRun, key))
                .fold(
                        report -> {
                            var reply = Reply.ok(out -> report(out, report));
                            return report.replayed() ? reply.with("Idempotency-Replayed", "true") : reply;
                        },
                        Reply::problem);
    }

    private static KeyPools.Source source(Fields fields) {
        if (!fields.has("csv")) {
            return new KeyPools.Listed(fields.requiredTexts("keys", MOST_KEYS).stream()
                    .map(Secret::of)
                    .toList());
        }
        if (fields.has("keys")) {
            throw Halt.invalid("/csv", "field.either", "keys, csv");
        }
        return new KeyPools.Table(Secret.of(fields.requiredText("csv", Bodies.KEYS)));
    }

    /** A pool's id or code out of the path. */
    private static String name(Ask ask) {
        var pool = ask.path("pool");
        if (pool.length() > LONGEST_POOL || !StrictJson.storable(pool)) {
            throw Halt.because(Fault.NOT_FOUND);
        }
        return pool;
    }

    private static Reply versioned(Answer<KeyPools.Pool> answer) {
        return answer.fold(pool -> Reply.ok(out -> pool(out, pool)).withVersion(pool.version()), Reply::problem);
    }

    private static void pool(JsonOut out, KeyPools.Pool pool) {
        out.put("id", pool.id())
                .put("code", pool.code())
                .put("kind", BenefitJson.word(pool.kind()))
                .put("available", pool.available())
                .put("claimed", pool.claimed())
                .put("lowAt", pool.lowAt())
                .put("level", pool.level().name().toLowerCase(Locale.ROOT))
                .put("version", pool.version());
    }

    private static void report(JsonOut out, KeyPools.Report report) {
        out.put("imported", report.imported())
                .put("duplicates", report.duplicates())
                .put("invalid", report.invalid())
                .put("dryRun", report.dryRun())
                .put("ignoredColumns", report.ignoredColumns())
                .objects("rows", report.rows(), KeyPoolsResource::row);
    }

    private static void row(JsonOut out, KeyPools.RowReport row) {
        out.put("row", row.row())
                .put("state", row.state().name().toLowerCase(Locale.ROOT))
                .put("message", Optional.of(row.message()).filter(Predicate.not(String::isEmpty)));
    }
}
