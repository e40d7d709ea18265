package org.bestow.rest.internal.resource;

import java.net.URI;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bestow.api.Answer;
import org.bestow.api.EmailAddress;
import org.bestow.api.MemberAccounts;
import org.bestow.api.PublicId;
import org.bestow.api.Standing;
import org.bestow.api.WebAddress;
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
    private static final int LONGEST_KIND = 20;

    private final Services services;

    public MembersResource(Services services) {
        this.services = services;
    }

    public Reply list(Exchange exchange) {
        var ask = new Ask(exchange);
        return Reply.page(
                services.memberAccounts().list(ask.caller(), ask.text("q", LONGEST), ask.page()),
                MembersResource::company);
    }

    public Reply get(Exchange exchange) {
        var ask = new Ask(exchange);
        return versioned(services.memberAccounts().get(ask.caller(), ask.id(PublicId.Kind.MEMBER, "company")));
    }

    /** The company's standing is all that changes here. */
    public Reply change(Exchange exchange) {
        var ask = new Ask(exchange);
        var member = ask.id(PublicId.Kind.MEMBER, "company");
        var version = ask.ifMatch();
        var fields = StrictJson.object(
                ask.body(Bodies.USUAL),
                Map.of("standing/kind", Fields.Kind.TEXT, "standing/link", Fields.Kind.TEXT_OR_NULL));
        return versioned(services.memberAccounts().change(ask.caller(), member, wish(ask, fields), version));
    }

    private static Standing.Wish wish(Ask ask, Fields fields) {
        var kinds = Stream.of(Standing.Kind.values()).collect(Collectors.toMap(Standing.Kind::code, each -> each));
        var kind = ask.choice("/standing/kind", fields.requiredText("standing/kind", LONGEST_KIND), kinds);
        return new Standing.Wish(kind, fields.text("standing/link", WebAddress.LONGEST));
    }

    private static Reply versioned(Answer<MemberAccounts.Company> answer) {
        return answer.fold(
                company -> Reply.ok(out -> company(out, company)).withVersion(company.version()), Reply::problem);
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
                        "standing/kind", Fields.Kind.TEXT,
                        "standing/link", Fields.Kind.TEXT_OR_NULL,
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
                fields.has("standing") ? wish(ask, fields) : Standing.Wish.member(),
                ask.idempotencyKey());
        return services.memberAccounts().create(ask.caller(), draft).fold(MembersResource::created, Reply::problem);
    }

    private static Reply created(MemberAccounts.Created created) {
        var reply = Reply.ok(out -> {
            out.object("member", member -> company(member, created.company()));
            out.object("admin", admin -> UserJson.made(admin, created.admin()));
            UserJson.password(out, created.oneTimePassword());
        });
        return created.oneTimePassword().isPresent() ? reply : reply.with("Idempotency-Replayed", "true");
    }

    private static void company(JsonOut out, MemberAccounts.Company company) {
        var member = company.member();
        out.put("id", member.id())
                .put("name", member.name())
                .put("timeZone", member.timeZone().getId())
                .put("email", member.email())
                .object("standing", standing -> standing(standing, company.standing())
                        .put("ownLink", company.standing().own().map(URI::toString)));
    }

    /** As its people see it. */
    static JsonOut standing(JsonOut out, Standing standing) {
        return out.put("kind", standing.kind().code())
                .put("link", standing.link().map(URI::toString));
    }
}
