package org.bestow.rest.internal.edge;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.bestow.api.Answer;
import org.bestow.api.Language;
import org.bestow.api.Page;
import org.bestow.api.Problem;
import org.bestow.rest.internal.json.JsonOut;
import org.bestow.rest.internal.problem.Fault;
import org.bestow.rest.internal.problem.Halt;
import org.bestow.rest.internal.problem.ProblemAnswer;

/**
 * The answer to a request. Immutable; nobody writes into the body once it is made.
 *
 * @param mediaType of the body; empty where there is none
 * @param headers beside those that every answer has
 */
public record Reply(int status, String mediaType, Map<String, String> headers, byte[] body) {

    private static final String JSON = "application/json";
    private static final byte[] NOTHING = {};

    public Reply {
        Objects.requireNonNull(mediaType, "mediaType");
        headers = Map.copyOf(headers);
        Objects.requireNonNull(body, "body");
    }

    /** 200 with an object, or the problem. */
    public static <T> Reply object(Answer<T> answer, BiConsumer<JsonOut, T> fields) {
        return answer.fold(value -> ok(out -> fields.accept(out, value)), Reply::problem);
    }

    /** 200 with a part of a list. */
    public static <T> Reply page(Answer<Page<T>> answer, BiConsumer<JsonOut, T> fields) {
        return answer.fold(page -> items(page.items(), page.next(), fields), Reply::problem);
    }

    /** 200 with a whole list. */
    public static <T> Reply list(Answer<? extends Collection<T>> answer, BiConsumer<JsonOut, T> fields) {
        return answer.fold(items -> items(items, Optional.empty(), fields), Reply::problem);
    }

    public static Reply ok(Consumer<JsonOut> fields) {
        return new Reply(200, JSON, Map.of(), JsonOut.object(fields));
    }

    public static Reply noContent() {
        return new Reply(204, "", Map.of(), NOTHING);
    }

    public static Reply problem(Problem problem) {
        return problem(ProblemAnswer.of(problem));
    }

    public static Reply problem(ProblemAnswer answer) {
        return new Reply(answer.status(), ProblemAnswer.MEDIA_TYPE, answer.headers(), answer.body());
    }

    /** To a method that does nothing here: which ones do. */
    public static Reply otherMethod(String method, String allow, Language language) {
        var reply = method.equals("OPTIONS")
                ? noContent()
                : problem(ProblemAnswer.of(Halt.because(Fault.METHOD_NOT_ALLOWED), language));
        return reply.with("Allow", allow);
    }

    /** The same answer with its version, which a change names in {@code If-Match}. */
    public Reply withVersion(long version) {
        return with("ETag", "\"" + version + "\"");
    }

    /** The same answer with one more header. */
    public Reply with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Reply(status, mediaType, more, body);
    }

    private static <T> Reply items(Collection<T> items, Optional<String> next, BiConsumer<JsonOut, T> fields) {
        return ok(out -> out.objects("items", items, fields).put("next", next));
    }
}
