package org.bestow.api.testing;

import org.bestow.api.Answer;
import org.bestow.api.Problem;

/** What an answer must be. */
public final class Answers {

    private Answers() {}

    public static <T> T given(Answer<T> answer) {
        return answer.fold(value -> value, problem -> {
            throw new AssertionError("refused: " + problem);
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
