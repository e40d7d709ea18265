package org.bestow.rest.internal.resource;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Collection;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.bestow.api.Answer;
import org.bestow.api.Page;
import org.bestow.api.Problem;
import org.bestow.rest.internal.json.JsonOut;

/** Makes the HTTP answer of what a service said. Stateless. */
final class Reply {

    private Reply() {}

    /** 200 with an object, or the problem. */
    static <T> Response object(Answer<T> answer, BiConsumer<JsonOut, T> fields) {
        return answer.fold(value -> ok(out -> fields.accept(out, value)), Reply::problem);
    }

    /** 200 with a part of a list. */
    static <T> Response page(Answer<Page<T>> answer, BiConsumer<JsonOut, T> fields) {
        return answer.fold(page -> items(page.items(), page.next(), fields), Reply::problem);
    }

    /** 200 with a whole list. */
    static <T> Response list(Answer<? extends Collection<T>> answer, BiConsumer<JsonOut, T> fields) {
        return answer.fold(items -> items(items, Optional.empty(), fields), Reply::problem);
    }

    static Response ok(Consumer<JsonOut> fields) {
        return Response.ok(JsonOut.object(fields), MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    /** The filter behind all answers writes it. */
    static Response problem(Problem problem) {
        return Response.status(problem.kind().status()).entity(problem).build();
    }

    private static <T> Response items(Collection<T> items, Optional<String> next, BiConsumer<JsonOut, T> fields) {
        return ok(out -> out.objects("items", items, fields).put("next", next));
    }
}
