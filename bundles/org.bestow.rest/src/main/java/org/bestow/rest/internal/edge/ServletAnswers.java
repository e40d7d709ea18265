package org.bestow.rest.internal.edge;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.bestow.rest.internal.problem.ProblemAnswer;

/** The same answers as {@link Finish} makes, for the servlet beside Jersey. Stateless. */
public final class ServletAnswers {

    private ServletAnswers() {}

    public static void headers(HttpServletResponse response, Client client) {
        response.setHeader("Content-Language", client.language().tag());
        Finish.headers().forEach((name, value) -> response.setHeader(name, value.toString()));
    }

    public static void problem(HttpServletResponse response, ProblemAnswer answer) throws IOException {
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        response.setContentType(ProblemAnswer.MEDIA_TYPE);
        response.setContentLength(answer.body().length);
        response.getOutputStream().write(answer.body());
    }
}
