package org.bestow.rest.internal.resource;

import java.util.Optional;
import org.bestow.api.Catalog;
import org.bestow.api.Policy;
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
        return Reply.object(services.catalog().current(new Ask(exchange).caller()), CatalogResource::current);
    }

    public Reply put(Exchange exchange) {
        var ask = new Ask(exchange);
        var caller = ask.caller();
        var most = services.policy().allows(caller, Policy.Permission.OPERATE_CATALOG) ? Bodies.CATALOG : Bodies.USUAL;
        var document = StrictJson.requireObject(ask.body(most));
        return Reply.object(
                services.catalog().put(caller, document), (out, imported) -> out.put("version", imported.version())
                        .put("packages", imported.packages())
                        .put("items", imported.items())
                        .strings("unchecked", imported.unchecked())
                        .put("unchanged", imported.unchanged()));
    }

    /** Before the first import everything is null. */
    private static void current(JsonOut out, Optional<Catalog.Current> current) {
        if (current.isEmpty()) {
            out.putNull("version").putNull("importedAt").putNull("document");
        } else {
            var catalog = current.get();
            out.put("version", catalog.version())
                    .put("importedAt", catalog.importedAt())
                    .raw("document", catalog.document());
        }
    }
}
