package org.bestow.core.internal.engine;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;

/** The form of a plug-in's record and of what it is made of; kept with the registration and never longer. Immutable. */
sealed interface Shape {

    /** Single values, each with its JSON form. */
    enum Kind {
        STRING,
        BOOLEAN,
        INT,
        LONG,
        DECIMAL,
        DATE,
        INSTANT,
        URI,
        USER,
        ASSIGNMENT,
        KEY,
        LOCALIZED
    }

    record Scalar(Kind kind, Limits limits) implements Shape {}

    /** An enum; its JSON form is the constant's name. */
    record OneOf(Class<?> type, List<String> names) implements Shape {}

    /** May be absent. */
    record Maybe(Shape of) implements Shape {}

    /** A list, or with {@code distinct} a set; absent is empty. */
    record Many(Shape of, boolean distinct, Limits limits) implements Shape {}

    /** A map by strings; absent is empty. */
    record Named(Shape of, Limits limits) implements Shape {}

    record Struct(Class<? extends Record> type, Constructor<?> constructor, List<Field> fields) implements Shape {}

    /**
     * A component of a record.
     *
     * @param label text key instead of the one that follows from the name
     * @param choice name of the options that its value comes from
     */
    record Field(
            String name,
            Method accessor,
            Shape shape,
            Optional<String> label,
            Optional<String> choice,
            boolean secret) {

        boolean required() {
            return !(shape instanceof Maybe || shape instanceof Many || shape instanceof Named);
        }
    }
}
