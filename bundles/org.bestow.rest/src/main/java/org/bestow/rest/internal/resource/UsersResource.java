package org.bestow.rest.internal.resource;

import org.bestow.rest.internal.edge.Exchange;
import org.bestow.rest.internal.edge.Reply;
import org.bestow.rest.internal.edge.Services;

/** {@code /users}: the people of a member. */
public final class UsersResource {

    private static final int LONGEST_SEARCH = 200;

    private final Services services;

    public UsersResource(Services services) {
        this.services = services;
    }

    public Reply list(Exchange exchange) {
        var ask = new Ask(exchange);
        var answer = services.users().list(ask.memberCaller(), ask.text("q", LONGEST_SEARCH), ask.page());
        return Reply.page(answer, (out, user) -> out.put("id", user.id())
                .put("name", user.name())
                .put("email", user.email())
                .strings("roles", user.roles().stream().sorted().map(Enum::name).toList())
                .put("status", user.active() ? "active" : "invited"));
    }
}
