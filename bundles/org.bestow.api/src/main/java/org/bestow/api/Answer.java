package org.bestow.api;

import java.util.Objects;
import java.util.function.Function;

/** What was asked for, or why not. Immutable. */
public sealed interface Answer<T> {

    /** Yes. */
    record Given<T>(T value) implements Answer<T> {
        public Given {
            Objects.requireNonNull(value, "value");
        }
    }

    /** No. */
    record Denied<T>(Problem problem) implements Answer<T> {
        public Denied {
            Objects.requireNonNull(problem, "problem");
        }
    }

    static <T> Answer<T> of(T value) {
        return new Given<>(value);
    }

    static <T> Answer<T> no(Problem problem) {
        return new Denied<>(problem);
    }

    default <R> R fold(Function<? super T, ? extends R> given, Function<Problem, ? extends R> denied) {
        if (this instanceof Given<T> yes) {
            return given.apply(yes.value());
        }
        return denied.apply(((Denied<T>) this).problem());
    }

    default <R> Answer<R> then(Function<? super T, Answer<R>> next) {
        return fold(next::apply, Answer::no);
    }

    default <R> Answer<R> map(Function<? super T, ? extends R> mapping) {
        return fold(value -> Answer.of(mapping.apply(value)), Answer::no);
    }
}
