package org.bestow.rest.internal.resource;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bestow.api.Answer;
import org.bestow.api.Caller;
import org.bestow.api.EmailAddress;
import org.bestow.api.Language;
import org.bestow.api.PublicId;
import org.bestow.api.UserAccounts;
import org.bestow.api.Users;
import org.bestow.rest.internal.edge.Bodies;
import org.bestow.rest.internal.edge.Exchange;
import org.bestow.rest.internal.edge.Fields;
import org.bestow.rest.internal.edge.Reply;
import org.bestow.rest.internal.edge.Services;
import org.bestow.rest.internal.edge.StrictJson;
import org.bestow.spi.Role;

/** {@code /users}: the people of a member, and what they may. */
public final class UsersResource {

    private static final int LONGEST_SEARCH = 200;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_WORD = 20;
    private static final String REPLAYED = "Idempotency-Replayed";

    private final Services services;

    public UsersResource(Services services) {
        this.services = services;
    }

    public Reply list(Exchange exchange) {
        var ask = new Ask(exchange);
        var caller = ask.memberCaller();
        var search = ask.text("q", LONGEST_SEARCH);
        var role = ask.text("role", LONGEST_WORD).map(word -> ask.choice("role", word, roles()));
        var state = ask.text("status", LONGEST_WORD).map(word -> ask.choice("status", word, states()));
        var filter = new UserAccounts.Filter(
                search,
                role,
                state.map(Set::of).orElse(UserAccounts.Filter.present(search).states()));
        var grantable = services.userAccounts().grantable(caller);
        return Reply.page(
                services.userAccounts().list(caller, filter, ask.page()),
                (out, account) -> UserJson.user(out, account, grantable));
    }

    public Reply get(Exchange exchange) {
        var ask = new Ask(exchange);
        var caller = ask.memberCaller();
        return account(caller, services.userAccounts().get(caller, user(ask)));
    }

    /** The one-time password, where there is one, leaves here once. */
    public Reply create(Exchange exchange) {
        var ask = new Ask(exchange);
        var fields = StrictJson.object(
                ask.body(Bodies.USUAL),
                Map.of(
                        "name", Fields.Kind.TEXT,
                        "email", Fields.Kind.TEXT,
                        "language", Fields.Kind.TEXT,
                        "roles", Fields.Kind.TEXTS,
                        "invite", Fields.Kind.TRUTH));
        var draft = new UserAccounts.Draft(
                fields.requiredText("name", LONGEST_NAME),
                fields.requiredText("email", EmailAddress.LONGEST),
                language(ask, fields, "language"),
                roles(ask, fields),
                fields.truth("invite"),
                ask.idempotencyKey());
        var caller = ask.memberCaller();
        return services.userAccounts()
                .create(caller, draft)
                .fold(created -> created(created, services.userAccounts().grantable(caller)), Reply::problem);
    }

    private static Reply created(UserAccounts.Created created, Set<Role> grantable) {
        var reply = Reply.ok(out -> {
            out.object("user", user -> UserJson.user(user, created.account(), grantable));
            UserJson.password(out, created.oneTimePassword());
        });
        return created.replayed() ? reply.with(REPLAYED, "true") : reply;
    }

    /** What the body does not name stays. */
    public Reply change(Exchange exchange) {
        var ask = new Ask(exchange);
        var user = user(ask);
        var version = ask.ifMatch();
        var fields = StrictJson.object(
                ask.body(Bodies.USUAL),
                Map.of(
                        "name", Fields.Kind.TEXT,
                        "email", Fields.Kind.TEXT,
                        "language", Fields.Kind.TEXT));
        var change = new UserAccounts.Change(
                user,
                fields.text("name", LONGEST_NAME),
                fields.text("email", EmailAddress.LONGEST),
                fields.has("language") ? Optional.of(language(ask, fields, "language")) : Optional.empty(),
                OptionalLong.of(version));
        var caller = ask.memberCaller();
        return account(caller, services.userAccounts().change(caller, change));
    }

    /** All the roles that the user shall have. */
    public Reply setRoles(Exchange exchange) {
        var ask = new Ask(exchange);
        var user = user(ask);
        var version = ask.ifMatch();
        var fields = StrictJson.object(ask.body(Bodies.USUAL), Map.of("roles", Fields.Kind.TEXTS));
        var change = new UserAccounts.RoleChange(user, roles(ask, fields), OptionalLong.of(version));
        var caller = ask.memberCaller();
        return account(caller, services.userAccounts().setRoles(caller, change));
    }

    public Reply remove(Exchange exchange) {
        var ask = new Ask(exchange);
        var caller = ask.memberCaller();
        var grantable = services.userAccounts().grantable(caller);
        return Reply.object(
                services.userRemovals().remove(caller, user(ask), ask.flag("dryRun")),
                (out, removal) -> UserJson.removal(out, removal, grantable));
    }

    public Reply restore(Exchange exchange) {
        var ask = new Ask(exchange);
        var caller = ask.memberCaller();
        ask.nothing();
        return account(caller, services.userRemovals().restore(caller, user(ask)));
    }

    /** Another invitation. */
    public Reply invite(Exchange exchange) {
        var ask = new Ask(exchange);
        var caller = ask.memberCaller();
        ask.nothing();
        return services.userAccounts()
                .invite(caller, user(ask), ask.idempotencyKey())
                .fold(
                        invited -> {
                            var reply = account(caller, Answer.of(invited.account()));
                            return invited.replayed() ? reply.with(REPLAYED, "true") : reply;
                        },
                        Reply::problem);
    }

    private Reply account(Caller caller, Answer<UserAccounts.Account> answer) {
        var grantable = services.userAccounts().grantable(caller);
        return answer.fold(
                account ->
                        Reply.ok(out -> UserJson.user(out, account, grantable)).withVersion(account.version()),
                Reply::problem);
    }

    private static String user(Ask ask) {
        return ask.id(PublicId.Kind.USER, "user");
    }

    static Language language(Ask ask, Fields fields, String name) {
        var languages = Stream.of(Language.values()).collect(Collectors.toMap(Language::tag, each -> each));
        return ask.choice("/" + name, fields.requiredText(name, LONGEST_WORD), languages);
    }

    private static Map<String, Role> roles() {
        return Stream.of(Role.values()).collect(Collectors.toMap(Role::name, each -> each));
    }

    private static Map<String, Users.State> states() {
        return Stream.of(Users.State.values()).collect(Collectors.toMap(Users.State::code, each -> each));
    }

    private static Set<Role> roles(Ask ask, Fields fields) {
        var known = roles();
        var roles = EnumSet.noneOf(Role.class);
        var words = fields.requiredTexts("roles", known.size());
        for (var number = 0; number < words.size(); number++) {
            roles.add(ask.choice("/roles/" + number, words.get(number), known));
        }
        return roles;
    }
}
