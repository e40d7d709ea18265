package org.bestow.api;

import java.io.Reader;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.bestow.spi.KeyKind;
import org.osgi.annotation.versioning.ProviderType;

/** Pools of keys; operators only. No value ever comes out here. A pool is named by its public id or its code. Thread-safe. */
@ProviderType
public interface KeyPools {

    /** By code. */
    Answer<List<Pool>> list(Caller caller);

    /**
     * The same in parts.
     *
     * @param lowOnly leaves out those that have keys enough
     */
    Answer<Page<Pool>> list(Caller caller, boolean lowOnly, Page.Request page);

    Answer<Pool> get(Caller caller, String pool);

    /** Items on sale that take keys from one of these pools, as {@code package/item}, by code of the pool. */
    Answer<Map<String, List<String>>> items(Caller caller, Set<String> pools);

    /**
     * Sets how many keys left are few.
     *
     * @param lowAt empty: the usual, a tenth of all that ever came in, and for kinds that share keys only none at all
     * @param expected the pool's version; another one is {@link Problem.Kind#PRECONDITION_FAILED}
     */
    Answer<Pool> lowAt(Caller caller, String pool, OptionalLong lowAt, long expected);

    /** All in one transaction, 10,000 at most. Duplicates, also of taken keys, are reported and left out. */
    Answer<Report> importKeys(Caller caller, String pool, Import order);

    /**
     * A table of any length, in parts of 10,000 with a transaction each; what is there when it fails stays, and is a duplicate next
     * time.
     *
     * @param table see {@link Table}; read to its end, and not closed
     * @param listener hears of each part as it is done, in the calling thread
     * @return the sums, without rows
     */
    Answer<Report> importFile(Caller caller, String pool, Reader table, boolean dryRun, Consumer<Report> listener);

    /** How much there is left. */
    enum Level {
        OK,
        LOW,
        EMPTY
    }

    /** @param version of what can be set; claims and imports do not change it */
    record Pool(
            String id,
            String code,
            KeyKind kind,
            long available,
            long claimed,
            long lowAt,
            Level level,
            long version) {}

    /** Where keys come from. */
    sealed interface Source {}

    /** One after the other; rows count from 1. */
    record Listed(List<Secret> keys) implements Source {
        public Listed {
            keys = List.copyOf(keys);
        }
    }

    /**
     * Text with a key a line, or a table (CSV) with a column of keys: separated by commas, semicolons or tabs, with or without quotes.
     * A table of several columns has a header that names the column; rows are lines.
     */
    record Table(Secret text) implements Source {
        public Table {
            Objects.requireNonNull(text, "text");
        }
    }

    /** @param dryRun checks and reports the same, and leaves no trace; the idempotency key is then ignored */
    record Import(Source source, boolean dryRun, Optional<String> idempotencyKey) {
        public Import {
            Objects.requireNonNull(source, "source");
            Objects.requireNonNull(idempotencyKey, "idempotencyKey");
        }

        public static Import of(List<Secret> keys) {
            return new Import(new Listed(keys), false, Optional.empty());
        }
    }

    /**
     * @param imported of a dry run: how many would be
     * @param ignoredColumns of a table, beside that of the keys
     * @param replayed whether this was done before, under the same idempotency key
     */
    record Report(
            int imported,
            int duplicates,
            int invalid,
            boolean dryRun,
            int ignoredColumns,
            boolean replayed,
            List<RowReport> rows) {
        public Report {
            rows = List.copyOf(rows);
        }
    }

    /** @param row from 1, of a table the line; {@code message} empty when imported */
    record RowReport(long row, State state, String message) {}

    /** What became of a row. */
    enum State {
        IMPORTED,
        DUPLICATE,
        INVALID
    }
}
