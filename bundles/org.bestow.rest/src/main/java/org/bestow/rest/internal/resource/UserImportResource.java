package org.bestow.rest.internal.resource;

import java.util.Map;
import org.bestow.api.Language;
import org.bestow.api.Problem;
import org.bestow.api.UserImports;
import org.bestow.rest.internal.edge.Bodies;
import org.bestow.rest.internal.edge.Exchange;
import org.bestow.rest.internal.edge.Fields;
import org.bestow.rest.internal.edge.Reply;
import org.bestow.rest.internal.edge.Services;
import org.bestow.rest.internal.edge.StrictJson;
import org.bestow.rest.internal.json.JsonOut;

/** {@code /users/import}: a table of users, in a field of JSON as every body that a browser sends with its cookie. */
public final class UserImportResource {

    private final Services services;

    public UserImportResource(Services services) {
        this.services = services;
    }

    public Reply run(Exchange exchange) {
        var ask = new Ask(exchange);
        var fields = StrictJson.object(ask.body(Bodies.USUAL), Map.of("csv", Fields.Kind.TEXT));
        var csv = fields.requiredText("csv", Bodies.USUAL);
        var order = new UserImports.Order(csv, ask.flag("dryRun"), ask.idempotencyKey());
        return services.userImports()
                .importUsers(ask.memberCaller(), order)
                .fold(
                        report -> {
                            var reply = Reply.ok(out -> report(out, report));
                            return report.replayed() ? reply.with("Idempotency-Replayed", "true") : reply;
                        },
                        Reply::problem);
    }

    private static void report(JsonOut out, UserImports.Report report) {
        out.put("dryRun", report.dryRun())
                .strings("ignoredColumns", report.ignoredColumns())
                .objects("rows", report.rows(), UserImportResource::row);
    }

    private static void row(JsonOut out, UserImports.Row row) {
        out.put("line", row.line())
                .put("name", row.name())
                .put("email", row.email())
                .strings("roles", row.roles().stream().sorted().map(Enum::name).toList())
                .put("language", row.language().map(Language::tag))
                .put("user", row.user())
                .objects("errors", row.errors(), UserImportResource::error);
    }

    private static void error(JsonOut out, Problem.FieldError error) {
        out.put("path", error.path()).put("message", error.message());
    }
}
