package org.bestow.rest.internal;

import static org.bestow.api.Policy.Permission.DECIDE_ROLE_REQUESTS;
import static org.bestow.api.Policy.Permission.MANAGE_USERS;
import static org.bestow.api.Policy.Permission.OPERATE_CATALOG;
import static org.bestow.api.Policy.Permission.OPERATE_KEYS;
import static org.bestow.api.Policy.Permission.OPERATE_MEMBERS;
import static org.bestow.api.Policy.Permission.OPERATE_MESSAGES;
import static org.bestow.api.Policy.Permission.OPERATE_PURCHASES;
import static org.bestow.api.Policy.Permission.OPERATE_TYPES;
import static org.bestow.api.Policy.Permission.VIEW_AUDIT;
import static org.bestow.api.Policy.Permission.VIEW_PACKAGES;
import static org.bestow.api.Policy.Permission.VIEW_PURCHASES;
import static org.bestow.api.Policy.Permission.VIEW_USERS;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bestow.api.Policy.Permission;
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
 * that the handler reads; and the permission that the call needs where the call alone decides it. The service has the last word.
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
        only(VIEW_PACKAGES, "GET", "packages", new PackagesResource(services)::list);
        var users = new UsersResource(services);
        only(VIEW_USERS, "GET", "users", users::list, "q", "role", "status", "after", "limit");
        only(MANAGE_USERS, "POST", "users", users::create, "Idempotency-Key");
        only(MANAGE_USERS, "POST", "users/import", new UserImportResource(services)::run, "dryRun", "Idempotency-Key");
        only(VIEW_USERS, "GET", "users/{user}", users::get);
        only(MANAGE_USERS, "PATCH", "users/{user}", users::change, "If-Match");
        only(MANAGE_USERS, "DELETE", "users/{user}", users::remove, "dryRun");
        only(MANAGE_USERS, "PUT", "users/{user}/roles", users::setRoles, "If-Match");
        only(MANAGE_USERS, "POST", "users/{user}/restore", users::restore);
        only(MANAGE_USERS, "POST", "users/{user}/invitation", users::invite, "Idempotency-Key");
        var roles = new RolesResource(services);
        only(VIEW_PACKAGES, "GET", "roles", roles::guide);
        call("GET", "role-requests", roles::list, "state", "after", "limit");
        call("POST", "role-requests", roles::ask, "Idempotency-Key");
        only(DECIDE_ROLE_REQUESTS, "POST", "role-requests/{request}/decision", roles::decide);
        only(VIEW_PURCHASES, "GET", "purchases", new PurchasesResource(services)::list, "after", "limit");
        only(VIEW_AUDIT, "GET", "audit", new AuditResource(services)::list, "subject", "after", "limit");
    }

    private void operator(Services services) {
        var catalog = new CatalogResource(services);
        only(OPERATE_CATALOG, "GET", "operator/catalog", catalog::get);
        only(OPERATE_CATALOG, "PUT", "operator/catalog", catalog::put, "dryRun", "If-Match");
        only(OPERATE_CATALOG, "GET", "operator/catalog/schema", catalog::schema, "type");
        only(OPERATE_CATALOG, "GET", "operator/catalog/progress", catalog::progress);
        var pools = new KeyPoolsResource(services);
        only(OPERATE_KEYS, "GET", "operator/key-pools", pools::list);
        only(OPERATE_KEYS, "GET", "operator/key-pools/{pool}", pools::get);
        only(OPERATE_KEYS, "PATCH", "operator/key-pools/{pool}", pools::change, "If-Match");
        only(OPERATE_KEYS, "POST", "operator/key-pools/{pool}/keys", pools::importKeys, "dryRun", "Idempotency-Key");
        var messages = new MessagesResource(services);
        only(OPERATE_MESSAGES, "GET", "operator/messages", messages::list, "state", "after", "limit");
        only(OPERATE_MESSAGES, "POST", "operator/messages/retry", messages::retryFailed);
        only(OPERATE_MESSAGES, "POST", "operator/messages/{message}/retry", messages::retry);
    }

    private void programme(Services services) {
        var members = new MembersResource(services);
        only(OPERATE_MEMBERS, "GET", "operator/members", members::list, "q", "after", "limit");
        only(OPERATE_MEMBERS, "POST", "operator/members", members::create, "Idempotency-Key");
        only(OPERATE_MEMBERS, "GET", "operator/members/{company}", members::get);
        only(OPERATE_MEMBERS, "PATCH", "operator/members/{company}", members::change, "If-Match");
        var purchases = new PurchasesResource(services);
        only(
                OPERATE_MEMBERS,
                "GET",
                "operator/role-requests",
                new RolesResource(services)::queue,
                "state",
                "after",
                "limit");
        only(OPERATE_PURCHASES, "POST", "operator/purchases", purchases::create, "Idempotency-Key");
        only(OPERATE_TYPES, "GET", "operator/types", new TypesResource(services)::states);
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

    /** Of those, who has a permission. */
    private void only(Permission needed, String method, String path, Handler handler, String... reads) {
        var admits = Route.Admits.SETTLED_CALLERS;
        routes.add(new Route(method, path, admits, Optional.of(needed), Set.of(reads), handler));
    }

    private void add(String method, String path, Route.Admits admits, Handler handler, String... reads) {
        routes.add(new Route(method, path, admits, Optional.empty(), Set.of(reads), handler));
    }
}
