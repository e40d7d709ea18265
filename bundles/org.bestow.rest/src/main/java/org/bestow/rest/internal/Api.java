package org.bestow.rest.internal;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bestow.rest.internal.edge.EdgeFeature;
import org.bestow.rest.internal.edge.ForCallers;
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
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.process.Inflector;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.glassfish.jersey.server.model.Resource;

/** All calls of the API in one table: nothing is scanned for or injected, and who is not signed in reaches only {@code open}. */
final class Api extends ResourceConfig {

    private final Map<String, Resource.Builder> paths = new LinkedHashMap<>();

    /** What answers a call. */
    private interface Handler {
        Response answer(ContainerRequestContext request);
    }

    /** A class, because Jersey reads the types of a lambda in vain. */
    private record Endpoint(Handler handler) implements Inflector<ContainerRequestContext, Response> {
        @Override
        public Response apply(ContainerRequestContext request) {
            return handler.answer(request);
        }
    }

    Api(Services services, Settings settings) {
        property(ServerProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true);
        property(ServerProperties.WADL_FEATURE_DISABLE, true);
        // an error page of the container would hide our problems
        property(ServerProperties.RESPONSE_SET_STATUS_OVER_SEND_ERROR, true);
        // bytes are all we write
        property(CommonProperties.PROVIDER_DEFAULT_DISABLE, "ALL");
        register(new EdgeFeature(services));
        session(services, settings);
        benefits(services);
        lists(services);
        operator(services);
        paths.values().forEach(path -> registerResources(path.build()));
    }

    private void session(Services services, Settings settings) {
        var me = new MeAnswer(services, settings);
        var session = new SessionResource(services, me);
        open("POST", "session", session::signIn);
        open("DELETE", "session", session::signOut);
        call("GET", "me", new MeResource(me)::get);
    }

    private void benefits(Services services) {
        var benefits = new BenefitsResource(services);
        call("GET", "benefits", benefits::list);
        call("GET", "benefits/{benefit}", benefits::get);
        call("GET", "benefits/{benefit}/keys", benefits::keys);
        call("GET", "benefits/{benefit}/assignments", benefits::assignments);
        call("GET", "benefits/{benefit}/history", benefits::history);
        var actions = new ActionsResource(services);
        call("POST", "benefits/{benefit}/actions/{action}", actions::onBenefit);
        call("POST", "benefits/{benefit}/keys/{key}/actions/{action}", actions::onKey);
        call("POST", "benefits/{benefit}/assignments/{assignment}/actions/{action}", actions::onAssignment);
    }

    private void lists(Services services) {
        call("GET", "types", new TypesResource(services)::list);
        call("GET", "packages", new PackagesResource(services)::list);
        call("GET", "users", new UsersResource(services)::list);
        call("GET", "audit", new AuditResource(services)::list);
    }

    private void operator(Services services) {
        var catalog = new CatalogResource(services);
        call("GET", "operator/catalog", catalog::get);
        call("PUT", "operator/catalog", catalog::put);
        var pools = new KeyPoolsResource(services);
        call("GET", "operator/key-pools", pools::list);
        call("POST", "operator/key-pools/{pool}/keys", pools::importKeys);
    }

    private void open(String method, String path, Handler handler) {
        path(path).addMethod(method).handledBy(new Endpoint(handler));
    }

    private void call(String method, String path, Handler handler) {
        path(path).addMethod(method).nameBindings(ForCallers.class).handledBy(new Endpoint(handler));
    }

    private Resource.Builder path(String path) {
        return paths.computeIfAbsent(path, Resource::builder);
    }
}
