package org.bestow.rest.internal.resource;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bestow.api.Problem;
import org.bestow.api.PublicId;
import org.bestow.api.RoleGuide;
import org.bestow.api.RoleRequests;
import org.bestow.rest.internal.edge.Bodies;
import org.bestow.rest.internal.edge.Exchange;
import org.bestow.rest.internal.edge.Fields;
import org.bestow.rest.internal.edge.Reply;
import org.bestow.rest.internal.edge.Services;
import org.bestow.rest.internal.edge.StrictJson;
import org.bestow.rest.internal.json.JsonOut;
import org.bestow.spi.Role;

/** {@code /roles}, {@code /role-requests} and {@code /operator/role-requests}: who can do what, and asking for more. */
public final class RolesResource {

    private static final int LONGEST_WORDS = 1_000;
    private static final int LONGEST_WORD = 20;
    private static final Map<String, Boolean> DECISIONS = Map.of("granted", true, "refused", false);

    private final Services services;

    public RolesResource(Services services) {
        this.services = services;
    }

    public Reply guide(Exchange exchange) {
        return Reply.object(services.roleGuide().read(new Ask(exchange).memberCaller()), RolesResource::guide);
    }

    public Reply list(Exchange exchange) {
        var ask = new Ask(exchange);
        return Reply.page(
                services.roleRequests().list(ask.memberCaller(), state(ask), ask.page()), RolesResource::request);
    }

    /** Of all companies. */
    public Reply queue(Exchange exchange) {
        var ask = new Ask(exchange);
        return Reply.page(
                services.roleRequestQueue().list(ask.caller(), state(ask), ask.page()),
                (out, item) -> out.object("member", member -> member.put(
                                        "id", item.company().id())
                                .put("name", item.company().name()))
                        .object("request", request -> request(request, item.request())));
    }

    private static Optional<RoleRequests.State> state(Ask ask) {
        var states = Stream.of(RoleRequests.State.values())
                .collect(Collectors.toMap(RoleRequests.State::code, state -> state));
        return ask.text("state", LONGEST_WORD).map(word -> ask.choice("state", word, states));
    }

    public Reply ask(Exchange exchange) {
        var ask = new Ask(exchange);
        var fields = StrictJson.object(ask.body(Bodies.USUAL), Map.of("reason", Fields.Kind.TEXT));
        var reason = fields.requiredText("reason", LONGEST_WORDS);
        return services.roleRequests()
                .ask(ask.caller(), reason, ask.idempotencyKey())
                .fold(
                        asked -> {
                            var reply = Reply.ok(out -> asked(out, asked));
                            return asked.replayed() ? reply.with("Idempotency-Replayed", "true") : reply;
                        },
                        Reply::problem);
    }

    public Reply decide(Exchange exchange) {
        var ask = new Ask(exchange);
        var request = ask.id(PublicId.Kind.ROLE_REQUEST, "request");
        var fields = StrictJson.object(
                ask.body(Bodies.USUAL), Map.of("decision", Fields.Kind.TEXT, "note", Fields.Kind.TEXT_OR_NULL));
        var granted = ask.choice("/decision", fields.requiredText("decision", LONGEST_WORD), DECISIONS);
        var decision = new RoleRequests.Decision(granted, fields.text("note", LONGEST_WORDS));
        return Reply.object(
                services.roleRequests().decide(ask.memberCaller(), request, decision), RolesResource::request);
    }

    private static void guide(JsonOut out, RoleGuide.Guide guide) {
        out.objects("roles", guide.roles(), (line, role) -> line.put(
                                "role", role.role().name())
                        .put("title", role.title())
                        .put("mine", role.mine())
                        .put("grantable", role.grantable())
                        .objects("holders", role.holders(), RolesResource::person))
                .objects("rules", guide.rules(), (line, rule) -> line.put("code", rule.code())
                        .put("kind", rule.kind().name().toLowerCase(Locale.ROOT))
                        .put("type", Optional.of(rule.type()).filter(type -> !type.isEmpty()))
                        .put("title", rule.title())
                        .strings("roles", names(rule.roles())));
    }

    private static List<String> names(Set<Role> roles) {
        return roles.stream().sorted().map(Enum::name).toList();
    }

    private static void person(JsonOut out, Problem.Helper helper) {
        out.put("name", helper.name()).put("email", helper.email());
    }

    private static void asked(JsonOut out, RoleRequests.Asked asked) {
        out.object("request", request -> request(request, asked.request()))
                .objects("deciders", asked.deciders(), RolesResource::person);
    }

    private static void request(JsonOut out, RoleRequests.Request request) {
        out.put("id", request.id())
                .object("user", user -> user.put("id", request.asker().id())
                        .put("name", request.asker().name())
                        .put("email", request.asker().email()))
                .put("role", request.role().name())
                .put("reason", request.reason())
                .put("state", request.state().code())
                .put("at", request.at())
                .object("outcome", request.outcome(), (outcome, made) -> outcome.put("by", made.by())
                        .put("at", made.at())
                        .put("note", made.note()))
                .put("decidable", request.decidable());
    }
}
