package org.bestow.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.bestow.spi.Unit;
import org.osgi.annotation.versioning.ProviderType;

/** The catalogue of packages. Thread-safe. */
@ProviderType
public interface Catalog {

    /** The newest document; operators only. Empty before the first import. */
    Answer<Optional<Current>> current(Caller caller);

    /**
     * Imports a document: all of it or nothing. Errors name the path. Settings of types that are not deployed are accepted unread.
     * The same content again changes nothing.
     */
    Answer<Imported> put(Caller caller, String document);

    /** What is on sale, for every signed-in user. */
    Answer<List<PackageInfo>> packages(Caller caller);

    record Current(long version, Instant importedAt, String document) {}

    /** @param unchecked paths of items whose type is not deployed */
    record Imported(long version, int packages, int items, List<String> unchecked, boolean unchanged) {}

    /** @param owned whether the caller's member has it now */
    record PackageInfo(String id, String code, String title, String description, boolean owned, List<ItemInfo> items) {}

    record ItemInfo(String code, String type, String title, OptionalLong quantity, Unit unit) {}
}
