package org.bestow.rest.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bestow.rest.internal.edge.Handler;
import org.bestow.rest.internal.edge.Route;
import org.bestow.rest.internal.edge.Router;
import org.bestow.rest.internal.edge.Services;
import org.bestow.rest.internal.edge.Settings;
import org.bestow.rest.internal.resource.ActionsResource;
import org.bestow.rest.internal.resource.AuditResource;
import org.bestow.rest.internal.resource.BenefitsResource;
import org.bestow.rest.internal.resource.CatalogResource;
import org.bestow.rest.internal.resource.InvitationsResource;
import org.bestow.rest.internal.resource.KeyPoolsResource;
import org.bestow.rest.internal.resource.MeAnswer;
import org.bestow.rest.internal.resource.MeResource;
import org.bestow.rest.internal.resource.MembersResource;
import org.bestow.rest.internal.resource.MessagesResource;
import org.bestow.rest.internal.resource.PackagesResource;
import org.bestow.rest.internal.resource.PurchasesResource;
import org.bestow.rest.internal.resource.RolesResource;
import org.bestow.rest.internal.resource.SessionResource;
import org.bestow.rest.internal.resource.TokensResource;
import org.bestow.rest.internal.resource.TypesResource;
import org.bestow.rest.internal.resource.UserImportResource;
import org.bestow.rest.internal.resource.UsersResource;

/**
 * All calls of the API in one table: nothing is scanned for or injected. Who is not signed in reaches only {@code open}, who has a
 * one-time password only {@code before} beside. A line names method, path, handler, and the parameters of the query and the headers
 * that the handler reads.
 */
final class Api {

    private final List<Route> routes = new ArrayList<>();

    private Api() {}

    static Router router(Services services, Settings settings) {
        var api = new Api();
        api.session(services, settings);
        api.benefits(services);
        api.lists(services);
        api.operator(services);
        api.programme(services);
        return new Router(api.routes);
    }

    private void session(Services services, Settings settings) {
        var me = new MeAnswer(services, settings);
        var session = new SessionResource(services, me);
        open("POST", "session", session::signIn, "User-Agent");
        open("DELETE", "session", session::signOut);
        var invitations = new InvitationsResource(services);
        open("POST", "invitations/preview", invitations::preview);
        open("POST", "invitations/acceptance", invitations::accept);
        var own = new MeResource(services, me);
        before("GET", "me", own::get);
        call("PATCH", "me", own::change, "If-Match");
        before("PUT", "me/password", own::changePassword);
        call("GET", "me/sessions", own::sessions, "after", "limit");
        call("DELETE", "me/sessions", own::endOtherSessions);
        call("DELETE", "me/sessions/{session}", own::endSession);
        var tokens = new TokensResource(services);
        call("GET", "me/tokens", tokens::list, "after", "limit");
        call("POST", "me/tokens", tokens::create, "Idempotency-Key");
        call("DELETE", "me/tokens/{token}", tokens::delete);
    }

    private void benefits(Services services) {
        var benefits = new BenefitsResource(services);
        var filters = new String[] {
            "type", "status", "q", "expiringBefore", "activateBefore", "asOf", "sort", "after", "limit"
        };
        call("GET", "benefits", benefits::list, filters);
        call("GET", "benefits/{benefit}", benefits::get);
        call("GET", "benefits/{benefit}/keys", benefits::keys, "after", "limit");
        call("GET", "benefits/{benefit}/assignments", benefits::assignments, "after", "limit");
        call("GET", "benefits/{benefit}/ended-assignments", benefits::endedAssignments, "after", "limit");
        call("GET", "benefits/{benefit}/history", benefits::history, "after", "limit");
        var actions = new ActionsResource(services);
        var reads = new String[] {"dryRun", "Idempotency-Key"};
        call("POST", "benefits/{benefit}/actions/{action}", actions::onBenefit, reads);
        call("POST", "benefits/{benefit}/keys/{key}/actions/{action}", actions::onKey, reads);
        call("POST", "benefits/{benefit}/assignments/{assignment}/actions/{action}", actions::onAssignment, reads);
    }

    private void lists(Services services) {
        call("GET", "types", new TypesResource(services)::list);
        call("GET", "packages", new PackagesResource(services)::list);
        var users = new UsersResource(services);
        call("GET", "users", users::list, "q", "role", "status", "after", "limit");
        call("POST", "users", users::create, "Idempotency-Key");
        call("POST", "users/import", new UserImportResource(services)::run, "dryRun", "Idempotency-Key");
        call("GET", "users/{user}", users::get);
        call("PATCH", "users/{user}", users::change, "If-Match");
        call("DELETE", "users/{user}", users::remove, "dryRun");
        call("PUT", "users/{user}/roles", users::setRoles, "If-Match");
        call("POST", "users/{user}/restore", users::restore);
        call("POST", "users/{user}/invitation", users::invite, "Idempotency-Key");
        var roles = new RolesResource(services);
        call("GET", "roles", roles::guide);
        call("GET", "role-requests", roles::list, "state", "after", "limit");
        call("POST", "role-requests", roles::ask, "Idempotency-Key");
        call("POST", "role-requests/{request}/decision", roles::decide);
        call("GET", "purchases", new PurchasesResource(services)::list, "after", "limit");
        call("GET", "audit", new AuditResource(services)::list, "subject", "after", "limit");
    }

    private void operator(Services services) {
        var catalog = new CatalogResource(services);
        call("GET", "operator/catalog", catalog::get);
        call("PUT", "operator/catalog", catalog::put, "dryRun", "If-Match");
        call("GET", "operator/catalog/schema", catalog::schema, "type");
        call("GET", "operator/catalog/progress", catalog::progress);
        var pools = new KeyPoolsResource(services);
        call("GET", "operator/key-pools", pools::list);
        call("GET", "operator/key-pools/{pool}", pools::get);
        call("PATCH", "operator/key-pools/{pool}", pools::change, "If-Match");
        call("POST", "operator/key-pools/{pool}/keys", pools::importKeys, "dryRun", "Idempotency-Key");
        var messages = new MessagesResource(services);
        call("GET", "operator/messages", messages::list, "state", "after", "limit");
        call("POST", "operator/messages/retry", messages::retryFailed);
        call("POST", "operator/messages/{message}/retry", messages::retry);
    }

    private void programme(Services services) {
        var members = new MembersResource(services);
        call("GET", "operator/members", members::list, "q", "after", "limit");
        call("POST", "operator/members", members::create, "Idempotency-Key");
        call("GET", "operator/members/{company}", members::get);
        call("PATCH", "operator/members/{company}", members::change, "If-Match");
        call("POST", "operator/purchases", new PurchasesResource(services)::create, "Idempotency-Key");
        call("GET", "operator/types", new TypesResource(services)::states);
    }

    private void open(String method, String path, Handler handler, String... reads) {
        add(method, path, Route.Admits.EVERYBODY, handler, reads);
    }

    /** Also before a one-time password is changed. */
    private void before(String method, String path, Handler handler, String... reads) {
        add(method, path, Route.Admits.EVERY_CALLER, handler, reads);
    }

    private void call(String method, String path, Handler handler, String... reads) {
        add(method, path, Route.Admits.SETTLED_CALLERS, handler, reads);
    }

    private void add(String method, String path, Route.Admits admits, Handler handler, String... reads) {
        routes.add(new Route(method, path, admits, Set.of(reads), handler));
    }
}
