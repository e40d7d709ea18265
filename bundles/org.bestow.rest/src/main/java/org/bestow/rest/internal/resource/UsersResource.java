package org.bestow.rest.internal.resource;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bestow.api.Answer;
import org.bestow.api.EmailAddress;
import org.bestow.api.Language;
import org.bestow.api.PublicId;
import org.bestow.api.Secret;
import org.bestow.api.UserAccounts;
import org.bestow.api.Users;
import org.bestow.rest.internal.edge.Bodies;
import org.bestow.rest.internal.edge.Exchange;
import org.bestow.rest.internal.edge.Fields;
import org.bestow.rest.internal.edge.Reply;
import org.bestow.rest.internal.edge.Services;
import org.bestow.rest.internal.edge.StrictJson;
import org.bestow.rest.internal.json.JsonOut;
import org.bestow.spi.Role;

/** {@code /users}: the people of a member, and what they may. */
public final class UsersResource {

    private static final int LONGEST_SEARCH = 200;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_WORD = 20;

    private final Services services;

    public UsersResource(Services services) {
        this.services = services;
    }

    public Reply list(Exchange exchange) {
        var ask = new Ask(exchange);
        var answer = services.users().list(ask.memberCaller(), ask.text("q", LONGEST_SEARCH), ask.page());
        return Reply.page(answer, UsersResource::user);
    }

    public Reply get(Exchange exchange) {
        var ask = new Ask(exchange);
        return account(services.userAccounts().get(ask.memberCaller(), ask.id(PublicId.Kind.USER, "user")));
    }

    /** The one-time password leaves here once. */
    public Reply create(Exchange exchange) {
        var ask = new Ask(exchange);
        var fields = StrictJson.object(
                ask.body(Bodies.USUAL),
                Map.of(
                        "name", Fields.Kind.TEXT,
                        "email", Fields.Kind.TEXT,
                        "language", Fields.Kind.TEXT,
                        "roles", Fields.Kind.TEXTS));
        var draft = new UserAccounts.Draft(
                fields.requiredText("name", LONGEST_NAME),
                fields.requiredText("email", EmailAddress.LONGEST),
                language(ask, fields, "language"),
                roles(ask, fields),
                ask.idempotencyKey());
        return services.userAccounts().create(ask.memberCaller(), draft).fold(UsersResource::created, Reply::problem);
    }

    private static Reply created(UserAccounts.Created created) {
        var reply = Reply.ok(out -> {
            out.object("user", user -> details(user, created.account().person()));
            password(out, created.oneTimePassword());
        });
        return created.oneTimePassword().isPresent() ? reply : reply.with("Idempotency-Replayed", "true");
    }

    /** All the roles that the user shall have. */
    public Reply setRoles(Exchange exchange) {
        var ask = new Ask(exchange);
        var user = ask.id(PublicId.Kind.USER, "user");
        var version = ask.ifMatch();
        var fields = StrictJson.object(ask.body(Bodies.USUAL), Map.of("roles", Fields.Kind.TEXTS));
        var change = new UserAccounts.RoleChange(user, roles(ask, fields), OptionalLong.of(version));
        return account(services.userAccounts().setRoles(ask.memberCaller(), change));
    }

    private static Reply account(Answer<UserAccounts.Account> answer) {
        return answer.fold(
                account -> Reply.ok(out -> details(out, account.person())).withVersion(account.version()),
                Reply::problem);
    }

    static void user(JsonOut out, Users.Person user) {
        out.put("id", user.id())
                .put("name", user.name())
                .put("email", user.email())
                .strings("roles", user.roles().stream().sorted().map(Enum::name).toList())
                .put("status", user.state().code());
    }

    static void details(JsonOut out, Users.Person user) {
        user(out, user);
        out.put("language", user.language().tag());
    }

    static void password(JsonOut out, Optional<Secret> password) {
        if (password.isPresent()) {
            out.reveal("oneTimePassword", password.get());
        } else {
            out.putNull("oneTimePassword");
        }
    }

    static Language language(Ask ask, Fields fields, String name) {
        var languages = Stream.of(Language.values()).collect(Collectors.toMap(Language::tag, each -> each));
        return ask.choice("/" + name, fields.requiredText(name, LONGEST_WORD), languages);
    }

    private static Set<Role> roles(Ask ask, Fields fields) {
        var known = Stream.of(Role.values()).collect(Collectors.toMap(Role::name, each -> each));
        var roles = EnumSet.noneOf(Role.class);
        var words = fields.requiredTexts("roles", known.size());
        for (var number = 0; number < words.size(); number++) {
            roles.add(ask.choice("/roles/" + number, words.get(number), known));
        }
        return roles;
    }
}
