package org.bestow.rest.internal.edge;

import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;

/** All concerns of the edge, in their order: another site? signed in? the call; problems and headers. */
public final class EdgeFeature implements Feature {

    private final Services services;

    public EdgeFeature(Services services) {
        this.services = services;
    }

    @Override
    public boolean configure(FeatureContext context) {
        context.register(new CrossSite());
        context.register(new SignedIn(new Gate(services)));
        context.register(new Trouble.Mapper());
        context.register(new Finish(new Trouble(services)));
        return true;
    }
}
