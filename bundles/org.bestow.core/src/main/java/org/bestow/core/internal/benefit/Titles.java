package org.bestow.core.internal.benefit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Collator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bestow.api.Language;
import org.bestow.spi.Localized;
import org.bestow.store.Sql;

/** The titles of a catalogue's packages and items, read once a version. Immutable. */
public final class Titles {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Version version;
    private final Map<Long, Item> items = new HashMap<>();
    private final Map<Long, Localized> packages = new HashMap<>();

    /** What changes when titles do. */
    record Version(long version, long newestItem) {

        /** Two columns, which cost nothing to look up. */
        static final String COLUMNS = "(select coalesce(max(version), 0) from catalog_version) as version,"
                + " (select coalesce(max(id), 0) from package_item) as newest_item";

        /** @param first place of the first of them */
        static Version read(ResultSet row, int first) throws SQLException {
            return new Version(row.getLong(first), row.getLong(first + 1));
        }
    }

    public record PackageRow(long id, String title) {}

    public record ItemRow(long id, long packageId, String title) {}

    private record Item(Localized title, Localized source) {}

    /** A package's place among all when they are ordered by title. {@code key} in hexadecimal digits. */
    record Place(long packageId, String key) {}

    private Titles(Version version, List<PackageRow> packages, List<ItemRow> items) {
        this.version = version;
        packages.forEach(row -> this.packages.put(row.id(), localized(row.title())));
        items.forEach(
                row -> this.items.put(row.id(), new Item(localized(row.title()), this.packages.get(row.packageId()))));
    }

    static Titles none() {
        return new Titles(new Version(-1, -1), List.of(), List.of());
    }

    boolean are(Version asked) {
        return version.equals(asked);
    }

    static Titles newest(Sql sql) {
        var newest = sql.query("select " + Version.COLUMNS)
                .map((row, context) -> Version.read(row, 1))
                .one();
        return new Titles(
                newest,
                sql.query("select id, title from package")
                        .mapTo(PackageRow.class)
                        .list(),
                sql.query("select id, package_id, title from package_item")
                        .mapTo(ItemRow.class)
                        .list());
    }

    String title(long item, Language language) {
        return items.get(item).title().in(language.tag());
    }

    String source(long item, Language language) {
        return items.get(item).source().in(language.tag());
    }

    /** Items whose title or source contains the text, without regard to case and width. */
    Collection<Long> containing(String text, Language language) {
        var wanted = folded(text);
        var found = new ArrayList<Long>();
        items.forEach((id, item) -> {
            if (folded(item.title().in(language.tag())).contains(wanted)
                    || folded(item.source().in(language.tag())).contains(wanted)) {
                found.add(id);
            }
        });
        return found;
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /** All packages as a reader of the language orders them. */
    List<Place> places(Language language) {
        var collator = Collator.getInstance(language.locale());
        return packages.entrySet().stream()
                .map(entry -> new Place(
                        entry.getKey(),
                        HexFormat.of()
                                .formatHex(collator.getCollationKey(
                                                entry.getValue().in(language.tag()))
                                        .toByteArray())))
                .sorted(Comparator.comparing(Place::key).thenComparingLong(Place::packageId))
                .toList();
    }

    /** As the catalogue keeps a title: a JSON object of language to text. */
    public static Localized localized(String json) {
        try {
            return new Localized(JSON.readValue(json, new TypeReference<Map<String, String>>() {}));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored title is no JSON", e);
        }
    }
}
