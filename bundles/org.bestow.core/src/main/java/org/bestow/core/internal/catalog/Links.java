package org.bestow.core.internal.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bestow.api.Catalog.Link;
import org.bestow.api.Language;
import org.bestow.api.WebAddress;
import org.bestow.core.internal.catalog.CatalogDocument.LinkEntry;
import org.bestow.spi.Localized;
import org.bestow.store.Sql;

/** What to read besides: links of packages, and "see also" of categories. Stored as JSON, in one form for the same links. */
public final class Links {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST = 20;

    private Links() {}

    /** Those of a package or a category; none where the field is left out. */
    static List<LinkEntry> read(StrictObject owner, Faults faults) {
        var links = new ArrayList<LinkEntry>();
        for (var link : owner.objects("links", true, MOST, "label", "href")) {
            var href = link.text("href");
            var address = WebAddress.of(href);
            if (link.has("href") && address.isEmpty()) {
                faults.add(link.at("href"), "doc.link", Map.of("max", WebAddress.LONGEST));
            }
            links.add(new LinkEntry(link.localized("label", Line.TITLE), address.orElse(URI.create("https:/"))));
        }
        return List.copyOf(links);
    }

    /** As they are stored. */
    static String json(List<LinkEntry> links) {
        var list = JSON.createArrayNode();
        links.forEach(link -> list.addObject()
                .put("href", link.href().toString())
                .putRawValue("label", Canonical.texts(link.label())));
        try {
            return JSON.writeValueAsString(list);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a list of links has no JSON form", e);
        }
    }

    /** A stored list in a reader's language. */
    static List<Link> in(String json, Language language) {
        try {
            var links = new ArrayList<Link>();
            for (var link : JSON.readTree(json)) {
                var label = JSON.convertValue(link.get("label"), new TypeReference<Map<String, String>>() {});
                links.add(new Link(
                        new Localized(label).in(language.tag()),
                        URI.create(link.get("href").textValue())));
            }
            return links;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored links are no JSON", e);
        }
    }

    /** A row of the table. */
    public record Row(String type, String links) {}

    /** "See also" of the categories that have any, by type. */
    public static Map<String, List<Link>> ofCategories(Sql sql, Language language) {
        var links = new HashMap<String, List<Link>>();
        stored(sql).forEach((type, json) -> links.put(type, in(json, language)));
        return links;
    }

    static Map<String, String> stored(Sql sql) {
        var stored = new HashMap<String, String>();
        sql.query("select type, links from category_link")
                .mapTo(Row.class)
                .forEach(row -> stored.put(row.type(), row.links()));
        return stored;
    }
}
