package org.bestow.rest.internal.resource;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bestow.api.Answer;
import org.bestow.api.Catalog;
import org.bestow.rest.internal.edge.Bodies;
import org.bestow.rest.internal.edge.Exchange;
import org.bestow.rest.internal.edge.Reply;
import org.bestow.rest.internal.edge.Services;
import org.bestow.rest.internal.edge.StrictJson;
import org.bestow.rest.internal.json.JsonOut;

/** {@code /operator/catalog}: the document of packages. */
public final class CatalogResource {

    private final Services services;

    public CatalogResource(Services services) {
        this.services = services;
    }

    public Reply get(Exchange exchange) {
        return services.catalog()
                .current(new Ask(exchange).caller())
                .fold(
                        current -> Reply.ok(out -> current(out, current))
                                .withVersion(
                                        current.map(Catalog.Current::version).orElse(0L)),
                        Reply::problem);
    }

    public Reply put(Exchange exchange) {
        var ask = new Ask(exchange);
        var caller = ask.caller();
        var dryRun = ask.flag("dryRun");
        var expected = dryRun ? 0 : ask.ifMatch();
        var order = Catalog.Import.of(StrictJson.requireObject(ask.body(Bodies.CATALOG)));
        return services.catalog()
                .put(caller, dryRun ? order.asDryRun() : order.expecting(expected))
                .fold(
                        imported -> {
                            var reply = Reply.ok(out -> imported(out, imported));
                            return dryRun ? reply : reply.withVersion(imported.version());
                        },
                        Reply::problem);
    }

    /** Of the document, or of the settings of one type. */
    public Reply schema(Exchange exchange) {
        var ask = new Ask(exchange);
        var type = ask.name("type");
        Answer<String> schema = type.isPresent()
                ? services.catalog().settingsSchema(ask.caller(), type.get())
                : services.catalog().schema(ask.caller());
        return schema.fold(
                text -> new Reply(200, "application/json", Map.of(), text.getBytes(StandardCharsets.UTF_8)),
                Reply::problem);
    }

    public Reply progress(Exchange exchange) {
        return Reply.object(services.catalog().progress(new Ask(exchange).caller()), (out, progress) -> out.put(
                        "running", progress.running())
                .put("step", progress.step().name().toLowerCase(Locale.ROOT))
                .put("done", progress.done())
                .put("total", progress.total()));
    }

    /** Before the first import everything is null. */
    private static void current(JsonOut out, Optional<Catalog.Current> current) {
        if (current.isEmpty()) {
            out.putNull("version")
                    .putNull("importedAt")
                    .putNull("document")
                    .objects("unchecked", List.of(), (item, none) -> {});
        } else {
            var catalog = current.get();
            out.put("version", catalog.version())
                    .put("importedAt", catalog.importedAt())
                    .raw("document", catalog.document())
                    .objects("unchecked", catalog.unchecked(), CatalogResource::unchecked);
        }
    }

    private static void unchecked(JsonOut out, Catalog.Unchecked item) {
        out.put("package", item.packageCode())
                .put("item", item.item())
                .put("type", item.type())
                .put("title", item.title());
    }

    private static void imported(JsonOut out, Catalog.Imported imported) {
        var difference = imported.difference();
        out.put("version", imported.version())
                .put("packages", imported.packages())
                .put("items", imported.items())
                .strings("unchecked", imported.unchecked())
                .put("unchanged", imported.unchanged())
                .put("dryRun", imported.dryRun())
                .object("diff", diff -> diff.put("added", difference.added())
                        .put("changed", difference.changed())
                        .put("removed", difference.removed())
                        .objects("entries", difference.entries(), CatalogResource::entry))
                .put("more", difference.more());
    }

    private static void entry(JsonOut out, Catalog.Entry entry) {
        out.put("path", entry.path())
                .put("package", entry.packageCode())
                .put("item", entry.item())
                .put("change", entry.change().name().toLowerCase(Locale.ROOT))
                .objects("fields", entry.fields(), (each, field) -> each.put("name", field.name())
                        .raw("before", field.before())
                        .raw("after", field.after()))
                .put("benefits", entry.benefits())
                .put("members", entry.members());
    }
}
