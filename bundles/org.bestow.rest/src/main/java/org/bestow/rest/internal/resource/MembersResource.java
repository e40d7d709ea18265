package org.bestow.rest.internal.resource;

import java.util.Map;
import org.bestow.api.EmailAddress;
import org.bestow.api.MemberAccounts;
import org.bestow.api.Members;
import org.bestow.rest.internal.edge.Bodies;
import org.bestow.rest.internal.edge.Exchange;
import org.bestow.rest.internal.edge.Fields;
import org.bestow.rest.internal.edge.Reply;
import org.bestow.rest.internal.edge.Services;
import org.bestow.rest.internal.edge.StrictJson;
import org.bestow.rest.internal.json.JsonOut;

/** {@code /operator/members}: the companies of the programme. */
public final class MembersResource {

    private static final int LONGEST = 200;

    private final Services services;

    public MembersResource(Services services) {
        this.services = services;
    }

    public Reply list(Exchange exchange) {
        var ask = new Ask(exchange);
        return Reply.page(
                services.memberAccounts().list(ask.caller(), ask.text("q", LONGEST), ask.page()),
                MembersResource::member);
    }

    /** The one-time password of the first Global admin leaves here once. */
    public Reply create(Exchange exchange) {
        var ask = new Ask(exchange);
        var fields = StrictJson.object(
                ask.body(Bodies.USUAL),
                Map.of(
                        "name", Fields.Kind.TEXT,
                        "timeZone", Fields.Kind.TEXT,
                        "email", Fields.Kind.TEXT,
                        "admin/name", Fields.Kind.TEXT,
                        "admin/email", Fields.Kind.TEXT,
                        "admin/language", Fields.Kind.TEXT));
        var draft = new MemberAccounts.Draft(
                fields.requiredText("name", LONGEST),
                fields.requiredText("timeZone", LONGEST),
                fields.requiredText("email", EmailAddress.LONGEST),
                new MemberAccounts.Admin(
                        fields.requiredText("admin/name", LONGEST),
                        fields.requiredText("admin/email", EmailAddress.LONGEST),
                        UsersResource.language(ask, fields, "admin/language")),
                ask.idempotencyKey());
        return services.memberAccounts().create(ask.caller(), draft).fold(MembersResource::created, Reply::problem);
    }

    private static Reply created(MemberAccounts.Created created) {
        var reply = Reply.ok(out -> {
            out.object("member", member -> member(member, created.member()));
            out.object("admin", admin -> UsersResource.details(admin, created.admin()));
            UsersResource.password(out, created.oneTimePassword());
        });
        return created.oneTimePassword().isPresent() ? reply : reply.with("Idempotency-Replayed", "true");
    }

    private static void member(JsonOut out, Members.Member member) {
        out.put("id", member.id())
                .put("name", member.name())
                .put("timeZone", member.timeZone().getId())
                .put("email", member.email());
    }
}
