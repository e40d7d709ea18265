package org.bestow.core.internal.engine;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bestow.core.internal.engine.Shape.Field;
import org.bestow.core.internal.engine.Shape.Kind;
import org.bestow.spi.AssignmentRef;
import org.bestow.spi.Choice;
import org.bestow.spi.KeyRef;
import org.bestow.spi.Label;
import org.bestow.spi.Length;
import org.bestow.spi.Localized;
import org.bestow.spi.Range;
import org.bestow.spi.Secret;
import org.bestow.spi.UserRef;

/** Reads the shape of a record class, and refuses components that have no JSON form here. Not thread-safe. */
final class Shapes {

    private static final Map<Class<?>, Kind> KINDS = Map.ofEntries(
            Map.entry(String.class, Kind.STRING),
            Map.entry(boolean.class, Kind.BOOLEAN),
            Map.entry(Boolean.class, Kind.BOOLEAN),
            Map.entry(int.class, Kind.INT),
            Map.entry(Integer.class, Kind.INT),
            Map.entry(long.class, Kind.LONG),
            Map.entry(Long.class, Kind.LONG),
            Map.entry(BigDecimal.class, Kind.DECIMAL),
            Map.entry(LocalDate.class, Kind.DATE),
            Map.entry(Instant.class, Kind.INSTANT),
            Map.entry(URI.class, Kind.URI),
            Map.entry(UserRef.class, Kind.USER),
            Map.entry(AssignmentRef.class, Kind.ASSIGNMENT),
            Map.entry(KeyRef.class, Kind.KEY),
            Map.entry(Localized.class, Kind.LOCALIZED));
    private static final Set<Kind> NUMBERS = Set.of(Kind.INT, Kind.LONG, Kind.DECIMAL);

    private final Deque<Class<?>> open = new ArrayDeque<>();

    private Shapes() {}

    /** @throws IllegalArgumentException naming the component that is not permitted */
    static Shape.Struct of(Class<?> type) {
        return new Shapes().struct(type, type.getSimpleName());
    }

    private Shape.Struct struct(Class<?> type, String path) {
        if (!type.isRecord()) {
            throw new IllegalArgumentException(path + ": " + type.getName() + " is no record");
        }
        if (open.contains(type)) {
            throw new IllegalArgumentException(path + ": a record must not contain itself");
        }
        open.push(type);
        var components = type.getRecordComponents();
        var fields = new ArrayList<Field>();
        for (var component : components) {
            fields.add(field(component, path + "." + component.getName()));
        }
        open.pop();
        try {
            var constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return new Shape.Struct(type.asSubclass(Record.class), constructor, List.copyOf(fields));
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(path + ": has no canonical constructor", e);
        }
    }

    private Field field(RecordComponent component, String path) {
        var shape = shape(component.getGenericType(), path, component);
        var inner = shape instanceof Shape.Maybe maybe ? maybe.of() : shape;
        var text = inner instanceof Shape.Scalar scalar && scalar.kind() == Kind.STRING;
        var choice = Optional.ofNullable(component.getAnnotation(Choice.class)).map(Choice::value);
        var secret = component.isAnnotationPresent(Secret.class);
        require(text || (choice.isEmpty() && !secret), path, "@Choice and @Secret are for strings");
        component.getAccessor().setAccessible(true);
        return new Field(
                component.getName(),
                component.getAccessor(),
                shape,
                Optional.ofNullable(component.getAnnotation(Label.class)).map(Label::value),
                choice,
                secret);
    }

    /** @param component whose annotations apply to the outermost value; they apply to nothing inside a list or a map */
    private Shape shape(Type type, String path, RecordComponent component) {
        if (type instanceof ParameterizedType generic) {
            return container(generic, path, component);
        }
        if (!(type instanceof Class<?> plain)) {
            throw unsupported(type, path);
        }
        var kind = KINDS.get(plain);
        if (kind != null) {
            return new Shape.Scalar(kind, limits(kind == Kind.STRING, NUMBERS.contains(kind), path, component));
        }
        limits(false, false, path, component);
        if (plain.isEnum()) {
            return new Shape.OneOf(
                    plain,
                    Arrays.stream(plain.getEnumConstants())
                            .map(constant -> ((Enum<?>) constant).name())
                            .toList());
        }
        if (plain.isRecord()) {
            return struct(plain, path);
        }
        throw unsupported(type, path);
    }

    private Shape container(ParameterizedType generic, String path, RecordComponent component) {
        var raw = generic.getRawType();
        var arguments = generic.getActualTypeArguments();
        if (raw == Optional.class) {
            var inner = shape(arguments[0], path, component);
            require(
                    inner instanceof Shape.Scalar || inner instanceof Shape.OneOf || inner instanceof Shape.Struct,
                    path,
                    "an Optional holds a single value or a record; an absent list or map is an empty one");
            return new Shape.Maybe(inner);
        }
        if (raw == List.class || raw == Set.class) {
            return new Shape.Many(
                    element(arguments[0], path + "[]"), raw == Set.class, limits(true, false, path, component));
        }
        if (raw == Map.class) {
            require(arguments[0] == String.class, path, "the keys of a map are strings");
            return new Shape.Named(element(arguments[1], path + "{}"), limits(true, false, path, component));
        }
        throw unsupported(generic, path);
    }

    private Shape element(Type type, String path) {
        var element = shape(type, path, null);
        require(!(element instanceof Shape.Maybe), path, "a list or map holds no Optional");
        return element;
    }

    private static Limits limits(boolean length, boolean range, String path, RecordComponent component) {
        if (component == null) {
            return Limits.NONE;
        }
        var lengths = component.getAnnotation(Length.class);
        var ranges = component.getAnnotation(Range.class);
        require(lengths == null || length, path, "@Length is for strings, lists and maps");
        require(ranges == null || range, path, "@Range is for numbers");
        if (lengths != null) {
            return new Limits(
                    lengths.min() == 0 ? Long.MIN_VALUE : lengths.min(),
                    lengths.max() == Integer.MAX_VALUE ? Long.MAX_VALUE : lengths.max());
        }
        return ranges == null ? Limits.NONE : new Limits(ranges.min(), ranges.max());
    }

    private static void require(boolean holds, String path, String what) {
        if (!holds) {
            throw new IllegalArgumentException(path + ": " + what);
        }
    }

    private static IllegalArgumentException unsupported(Type type, String path) {
        return new IllegalArgumentException(
                path + ": " + type.getTypeName() + " is not permitted in a record; use String, boolean,"
                        + " int, long, BigDecimal, LocalDate, Instant, URI, an enum, UserRef, AssignmentRef, KeyRef, Localized,"
                        + " Optional, List, Set, Map with String keys, or a record of these");
    }
}
