package org.bestow.rest.internal.resource;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bestow.api.Messages;
import org.bestow.api.Messages.State;
import org.bestow.api.PublicId;
import org.bestow.rest.internal.edge.Exchange;
import org.bestow.rest.internal.edge.Reply;
import org.bestow.rest.internal.edge.Services;
import org.bestow.rest.internal.json.JsonOut;

/** {@code /operator/messages}: how far mail is; never what it says. */
public final class MessagesResource {

    private final Services services;

    public MessagesResource(Services services) {
        this.services = services;
    }

    public Reply list(Exchange exchange) {
        var ask = new Ask(exchange);
        var states = Arrays.stream(State.values()).collect(Collectors.toMap(State::code, Function.identity()));
        var state = ask.name("state").map(word -> ask.choice("state", word, states));
        return Reply.page(services.messages().list(ask.caller(), state, ask.page()), MessagesResource::message);
    }

    public Reply retry(Exchange exchange) {
        var ask = new Ask(exchange);
        var id = ask.id(PublicId.Kind.MESSAGE, "message");
        ask.nothing();
        return Reply.object(services.messages().retry(ask.caller(), id), MessagesResource::message);
    }

    public Reply retryFailed(Exchange exchange) {
        var ask = new Ask(exchange);
        ask.nothing();
        return Reply.object(services.messages().retryFailed(ask.caller()), (out, count) -> out.put("queued", count));
    }

    private static void message(JsonOut out, Messages.Item item) {
        out.put("id", item.id())
                .put("member", item.member())
                .put("purpose", item.purpose())
                .object("subject", subject -> subject.put("type", item.subjectType())
                        .put("id", item.subjectId()))
                .object("recipient", recipient -> recipient
                        .put("name", item.recipientName())
                        .put("address", item.recipientAddress()))
                .put("language", item.language().tag())
                .put("state", item.state().code())
                .put("attempts", item.attempts())
                .put("error", item.error())
                .put("retryable", item.retryable())
                .put("createdAt", item.createdAt())
                .put("nextAttemptAt", item.nextAttemptAt())
                .put("finishedAt", item.finishedAt());
    }
}
