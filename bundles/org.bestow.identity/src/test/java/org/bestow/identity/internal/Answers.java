package org.bestow.identity.internal;

import org.bestow.api.Answer;
import org.bestow.api.Problem;

/** What an answer must be, for tests. */
public final class Answers {

    private Answers() {}

    public static <T> T given(Answer<T> answer) {
        return answer.fold(value -> value, problem -> {
            throw new AssertionError(problem);
        });
    }

    public static Problem denied(Answer<?> answer) {
        return answer.fold(
                value -> {
                    throw new AssertionError("not refused: " + value);
                },
                problem -> problem);
    }
}
