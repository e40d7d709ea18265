package org.bestow.rest.internal.resource;

import org.bestow.rest.internal.edge.Exchange;
import org.bestow.rest.internal.edge.Reply;
import org.bestow.rest.internal.edge.Services;

/** {@code /types}: the categories, for the menu. */
public final class TypesResource {

    private final Services services;

    public TypesResource(Services services) {
        this.services = services;
    }

    public Reply list(Exchange exchange) {
        return Reply.list(services.types().list(new Ask(exchange).caller()), (out, type) -> out.put("id", type.id())
                .put("title", type.title())
                .put("version", type.version())
                .put("state", type.live() ? "live" : "missing")
                .put("benefits", type.benefits())
                .objects("seeAlso", type.seeAlso(), PackagesResource::link));
    }

    /** How each type is, for operators. */
    public Reply states(Exchange exchange) {
        return Reply.list(services.typeStates().list(new Ask(exchange).caller()), (out, type) -> out.put(
                        "id", type.info().id())
                .put("title", type.info().title())
                .put("version", type.version())
                .put("state", BenefitJson.word(type.state()))
                .put("bundle", type.bundle())
                .put("benefits", type.info().benefits())
                .strings("actions", type.actions())
                .strings("faults", type.faults()));
    }
}
