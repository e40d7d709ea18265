package org.bestow.rest.internal.resource;

import org.bestow.api.Catalog;
import org.bestow.rest.internal.edge.Exchange;
import org.bestow.rest.internal.edge.Reply;
import org.bestow.rest.internal.edge.Services;
import org.bestow.rest.internal.json.JsonOut;

/** {@code /packages}: what is on sale. */
public final class PackagesResource {

    private final Services services;

    public PackagesResource(Services services) {
        this.services = services;
    }

    public Reply list(Exchange exchange) {
        return Reply.list(
                services.catalog().packages(new Ask(exchange).caller()), (out, item) -> out.put("id", item.id())
                        .put("code", item.code())
                        .put("title", item.title())
                        .put("description", item.description())
                        .put("owned", item.owned())
                        .objects("links", item.links(), PackagesResource::link)
                        .objects("items", item.items(), PackagesResource::item));
    }

    static void link(JsonOut out, Catalog.Link link) {
        out.put("label", link.label()).put("href", link.href().toString());
    }

    private static void item(JsonOut out, Catalog.ItemInfo item) {
        out.put("code", item.code())
                .put("type", item.type())
                .put("title", item.title())
                .put("quantity", item.quantity())
                .put("unit", BenefitJson.word(item.unit()));
    }
}
