package org.bestow.rest.internal.resource;

import org.bestow.api.AuditLog;
import org.bestow.rest.internal.edge.Exchange;
import org.bestow.rest.internal.edge.Reply;
import org.bestow.rest.internal.edge.Services;
import org.bestow.rest.internal.json.JsonOut;

/** {@code /audit}: who did what, newest first. */
public final class AuditResource {

    private static final int LONGEST_SUBJECT = 64;

    private final Services services;

    public AuditResource(Services services) {
        this.services = services;
    }

    public Reply list(Exchange exchange) {
        var ask = new Ask(exchange);
        var subject = ask.text("subject", LONGEST_SUBJECT);
        return Reply.page(services.audit().list(ask.caller(), subject, ask.page()), AuditResource::entry);
    }

    private static void entry(JsonOut out, AuditLog.Entry entry) {
        out.put("id", entry.id())
                .put("at", entry.at())
                .object("actor", actor -> actor.put("id", entry.actorId()).put("name", entry.actorName()))
                .object("onBehalf", entry.reason(), (behalf, reason) -> behalf.put("operator", entry.actorName())
                        .put("reason", reason))
                .put("action", entry.action())
                .object("subject", subject -> subject.put("type", entry.subjectType())
                        .put("id", entry.subjectId()))
                .put("summary", entry.summary())
                .put("from", entry.from());
    }
}
