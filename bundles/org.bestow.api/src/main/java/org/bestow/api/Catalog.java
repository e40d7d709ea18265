package org.bestow.api;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.bestow.spi.Unit;
import org.osgi.annotation.versioning.ProviderType;

/** The catalogue of packages. Thread-safe. */
@ProviderType
public interface Catalog {

    /**
     * The newest document; operators only. Empty before the first import. Instead of each setting that is secret, or that nobody here
     * knows not to be, it has {@link Secret#MASK}.
     */
    Answer<Optional<Current>> current(Caller caller);

    /** Which document is in force, without reading it; operators only. Empty before the first import. */
    Answer<Optional<InForce>> inForce(Caller caller);

    /**
     * Imports a document: all of it or nothing. Errors name the path. Settings of types that are not deployed are accepted unread.
     * A {@link Secret#MASK} in settings keeps what is stored in its place; where nothing is, it is an error. The same content again changes nothing, whatever version was expected. A dry run checks the same, tells the same, and leaves no
     * trace. An import that expected another version than the one in force, or met another import, is {@link Problem.Kind#STALE}.
     */
    Answer<Imported> put(Caller caller, Import order);

    /** How far the import has come that runs now; operators only. */
    Answer<Progress> progress(Caller caller);

    /** JSON Schema (2020-12) of the document; operators only. */
    Answer<String> schema(Caller caller);

    /** JSON Schema of a deployed type's settings in their newest version, with titles in the caller's language; operators only. */
    Answer<String> settingsSchema(Caller caller, String type);

    /** What is on sale, for every signed-in user. */
    Answer<List<PackageInfo>> packages(Caller caller);

    /** The same in parts, in the order of the document. */
    Answer<Page<PackageInfo>> packages(Caller caller, Page.Request page);

    record InForce(long version, Instant importedAt) {
        public InForce {
            Objects.requireNonNull(importedAt, "importedAt");
        }
    }

    /** @param unchecked items on sale whose type has not seen their settings yet: it is not deployed */
    record Current(long version, Instant importedAt, String document, List<Unchecked> unchecked) {
        public Current {
            Objects.requireNonNull(importedAt, "importedAt");
            Objects.requireNonNull(document, "document");
            unchecked = List.copyOf(unchecked);
        }
    }

    /** @param title in the reader's language */
    record Unchecked(String packageCode, String item, String type, String title) {}

    /**
     * What is to be imported, and how.
     *
     * @param expected the version that has to be in force, 0 before the first import; empty: whatever it is
     * @param listener hears of each step, in the calling thread
     */
    record Import(String document, OptionalLong expected, boolean dryRun, Consumer<Progress> listener) {
        public Import {
            Objects.requireNonNull(document, "document");
            Objects.requireNonNull(expected, "expected");
            Objects.requireNonNull(listener, "listener");
        }

        /** Without the document, which may hold secrets. */
        @Override
        public String toString() {
            return "Import of " + document.length() + " characters";
        }

        public static Import of(String document) {
            return new Import(document, OptionalLong.empty(), false, progress -> {});
        }

        public Import expecting(long version) {
            return new Import(document, OptionalLong.of(version), dryRun, listener);
        }

        public Import asDryRun() {
            return new Import(document, expected, true, listener);
        }

        public Import telling(Consumer<Progress> ear) {
            return new Import(document, expected, dryRun, ear);
        }
    }

    /** What an import does, in this order. */
    enum Step {
        IDLE,
        READING,
        CHECKING,
        WRITING
    }

    /** @param done items, of {@code total}; {@code total} is 0 while it is not known */
    record Progress(Step step, int done, int total) {
        public static final Progress IDLE = new Progress(Step.IDLE, 0, 0);

        public boolean running() {
            return step != Step.IDLE;
        }
    }

    /**
     * @param version the one in force afterwards
     * @param unchecked paths of items whose type is not deployed
     * @param unchanged whether the document in force says the same
     */
    record Imported(
            long version,
            int packages,
            int items,
            List<String> unchecked,
            boolean unchanged,
            boolean dryRun,
            Difference difference) {}

    /**
     * What a document changes, in the order of the document and then what it no longer has.
     *
     * @param entries the first of them
     * @param more how many were left out
     */
    record Difference(int added, int changed, int removed, List<Entry> entries, int more) {
        public static final Difference NONE = new Difference(0, 0, 0, List.of(), 0);

        public Difference {
            entries = List.copyOf(entries);
        }
    }

    /** {@code REMOVED}: taken off sale; nothing is ever deleted. */
    enum Change {
        ADDED,
        CHANGED,
        REMOVED
    }

    /**
     * A package, an item, or a key pool (then both codes are empty).
     *
     * @param path JSON pointer into the new document; of what is no longer in it, to where it was
     * @param fields what is different, of something changed
     * @param benefits that run, and whose holders see it; 0 for what was copied at purchase
     * @param members whose benefits they are
     */
    record Entry(
            String path,
            Optional<String> packageCode,
            Optional<String> item,
            Change change,
            List<Field> fields,
            long benefits,
            long members) {
        public Entry {
            fields = List.copyOf(fields);
        }
    }

    /**
     * @param name of a field, with the JSON pointer into it where it is an object
     * @param before as JSON, {@code null} where there was nothing; never a secret
     * @param after likewise
     */
    record Field(String name, String before, String after) {}

    /** @param owned whether the caller's member has it now */
    record PackageInfo(
            String id,
            String code,
            String title,
            String description,
            boolean owned,
            List<Link> links,
            List<ItemInfo> items) {
        public PackageInfo {
            links = List.copyOf(links);
            items = List.copyOf(items);
        }
    }

    /** What to read besides, in the reader's language. */
    record Link(String label, URI href) {
        public Link {
            Objects.requireNonNull(label, "label");
            Objects.requireNonNull(href, "href");
        }
    }

    record ItemInfo(String code, String type, String title, OptionalLong quantity, Unit unit) {}
}
