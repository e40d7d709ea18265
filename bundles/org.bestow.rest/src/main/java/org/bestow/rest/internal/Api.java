package org.bestow.rest.internal;

import org.bestow.rest.internal.edge.EdgeFeature;
import org.bestow.rest.internal.edge.Services;
import org.bestow.rest.internal.edge.Settings;
import org.bestow.rest.internal.resource.ActionsResource;
import org.bestow.rest.internal.resource.AuditResource;
import org.bestow.rest.internal.resource.BenefitsResource;
import org.bestow.rest.internal.resource.CatalogResource;
import org.bestow.rest.internal.resource.KeyPoolsResource;
import org.bestow.rest.internal.resource.MeAnswer;
import org.bestow.rest.internal.resource.MeResource;
import org.bestow.rest.internal.resource.PackagesResource;
import org.bestow.rest.internal.resource.SessionResource;
import org.bestow.rest.internal.resource.TypesResource;
import org.bestow.rest.internal.resource.UsersResource;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;

/** All calls of the API, each resource one object made here: nothing is scanned for or injected. */
final class Api extends ResourceConfig {

    Api(Services services, Settings settings) {
        property(ServerProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true);
        property(ServerProperties.WADL_FEATURE_DISABLE, true);
        // an error page of the container would hide our problems
        property(ServerProperties.RESPONSE_SET_STATUS_OVER_SEND_ERROR, true);
        var me = new MeAnswer(services, settings);
        register(new EdgeFeature(services));
        register(new SessionResource(services, me));
        register(new MeResource(me));
        register(new TypesResource(services));
        register(new BenefitsResource(services));
        register(new ActionsResource(services));
        register(new PackagesResource(services));
        register(new UsersResource(services));
        register(new AuditResource(services));
        register(new CatalogResource(services));
        register(new KeyPoolsResource(services));
    }
}
