package org.bestow.store.internal;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handles;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.array.SqlArrayType;
import org.jdbi.v3.core.array.SqlArrayTypes;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.mapper.ColumnMappers;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.RowMapperFactory;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementExceptions;

/** How values and rows become ours, the same on both databases. */
final class Mapping {

    private Mapping() {}

    static void configure(Jdbi jdbi) {
        jdbi.registerRowMapper(new Records());
        jdbi.registerColumnMapper(new Instants());
        jdbi.registerColumnMapper(new Days());
        jdbi.registerArgument(new InstantArguments());
        jdbi.registerArgument(new DayArguments());
        jdbi.registerArgument(new BytesArguments());
        // element by element: H2 takes no array of primitives
        var arrays = jdbi.getConfig(SqlArrayTypes.class);
        arrays.register((type, config) -> element(type, "bigint", long.class, Long.class));
        arrays.register((type, config) -> element(type, "varchar", String.class));
        jdbi.getConfig(ColumnMappers.class).setCoalesceNullPrimitivesToDefaults(false);
        // the default shows arguments
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
        jdbi.getConfig(Handles.class).setForceEndTransactions(false);
    }

    private static Optional<SqlArrayType<?>> element(Type type, String name, Class<?>... types) {
        return List.of(types).contains(type) ? Optional.of(SqlArrayType.of(name, value -> value)) : Optional.empty();
    }

    /** Every record, by the names of its components in snake case. */
    private static final class Records implements RowMapperFactory {
        @Override
        public Optional<RowMapper<?>> build(Type type, ConfigRegistry config) {
            if (!(type instanceof Class<?> record) || !record.isRecord()) {
                return Optional.empty();
            }
            return Optional.of(ConstructorMapper.of(canonical(record)));
        }

        private static Constructor<?> canonical(Class<?> record) {
            var types = Arrays.stream(record.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            try {
                return record.getDeclaredConstructor(types);
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException(record + " has no canonical constructor", e);
            }
        }
    }

    private static final class Instants implements ColumnMapper<Instant> {
        @Override
        public Instant map(ResultSet rows, int column, StatementContext context) throws SQLException {
            var value = rows.getObject(column, OffsetDateTime.class);
            return value == null ? null : value.toInstant();
        }
    }

    private static final class Days implements ColumnMapper<LocalDate> {
        @Override
        public LocalDate map(ResultSet rows, int column, StatementContext context) throws SQLException {
            return rows.getObject(column, LocalDate.class);
        }
    }

    private static final class InstantArguments extends AbstractArgumentFactory<Instant> {
        InstantArguments() {
            super(Types.TIMESTAMP_WITH_TIMEZONE);
        }

        @Override
        protected Argument build(Instant value, ConfigRegistry config) {
            // both databases keep microseconds; one of them would round up
            var kept = value.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
            return (position, statement, context) -> statement.setObject(position, kept);
        }
    }

    private static final class DayArguments extends AbstractArgumentFactory<LocalDate> {
        DayArguments() {
            super(Types.DATE);
        }

        @Override
        protected Argument build(LocalDate value, ConfigRegistry config) {
            return (position, statement, context) -> statement.setObject(position, value);
        }
    }

    private static final class BytesArguments extends AbstractArgumentFactory<byte[][]> {
        BytesArguments() {
            super(Types.ARRAY);
        }

        @Override
        protected Argument build(byte[][] value, ConfigRegistry config) {
            // as one: PostgreSQL's driver takes no Object[] of byte[], which is what Jdbi makes of a collection
            return (position, statement, context) ->
                    statement.setArray(position, context.getConnection().createArrayOf("bytea", value));
        }
    }
}
