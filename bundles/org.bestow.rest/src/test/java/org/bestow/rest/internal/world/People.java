package org.bestow.rest.internal.world;

import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.bestow.api.Answer;
import org.bestow.api.Caller;
import org.bestow.api.Holders;
import org.bestow.api.Invitations;
import org.bestow.api.Language;
import org.bestow.api.Messages;
import org.bestow.api.Page;
import org.bestow.api.Problem;
import org.bestow.api.RoleGuide;
import org.bestow.api.RoleRequestQueue;
import org.bestow.api.RoleRequests;
import org.bestow.api.Secret;
import org.bestow.api.UserAccounts;
import org.bestow.api.UserImports;
import org.bestow.api.UserRemovals;
import org.bestow.api.Users;
import org.bestow.api.Users.Person;
import org.bestow.spi.Role;

/** The part of the {@link World} that is about its people. */
public final class People {

    private final World world;

    People(World world) {
        this.world = world;
    }

    static Person person(String name, Set<Role> roles, Users.State state) {
        return new Person(
                11, OptionalLong.of(1), name, "ada@contoso.example", Language.ZH_TW, roles, state, Optional.empty());
    }

    private static UserAccounts.Account active(String name, Set<Role> roles, long version) {
        return new UserAccounts.Account(person(name, roles, Users.State.ACTIVE), version);
    }

    private static UserAccounts.Account invited(String name, Set<Role> roles) {
        var delivery =
                new Messages.Delivery(Messages.State.QUEUED, "ada@contoso.example", Optional.empty(), World.NOON);
        var invitation =
                new UserAccounts.Invitation(World.NOON, World.NOON.plus(Duration.ofDays(7)), Optional.of(delivery));
        return new UserAccounts.Account(
                person(name, roles, Users.State.INVITED), 8, Optional.of(invitation), Optional.empty());
    }

    private static UserAccounts.Account deleted() {
        return new UserAccounts.Account(
                person("Ada", Set.of(Role.USER), Users.State.DELETED),
                10,
                Optional.empty(),
                Optional.of(World.NOON.plus(Duration.ofDays(30))));
    }

    private Optional<Secret> password(UserAccounts.Draft draft) {
        return world.replay || draft.invite() ? Optional.empty() : Optional.of(Secret.of(Programme.ONE_TIME_PASSWORD));
    }

    public final UserAccounts userAccounts = new UserAccounts() {
        @Override
        public Answer<Page<Account>> list(Caller caller, Filter filter, Page.Request page) {
            return world.answer(
                    () -> new Page<>(
                            List.of(
                                    active("Ada", Set.of(Role.USER, Role.GLOBAL_ADMIN), 7),
                                    invited("Bo", Set.of(Role.USER))),
                            Optional.empty()),
                    caller,
                    filter,
                    page);
        }

        @Override
        public Answer<Account> get(Caller caller, String user) {
            return world.answer(() -> active("Ada", Set.of(Role.GLOBAL_ADMIN), 7), caller, user);
        }

        @Override
        public Answer<Created> create(Caller caller, Draft draft) {
            return world.answer(
                    () -> new Created(
                            draft.invite()
                                    ? invited(draft.name(), draft.roles())
                                    : active(draft.name(), draft.roles(), 8),
                            password(draft),
                            world.replay),
                    caller,
                    draft);
        }

        @Override
        public Answer<Account> setRoles(Caller caller, RoleChange change) {
            return world.answer(() -> active("Ada", change.roles(), 9), caller, change);
        }

        @Override
        public Answer<Account> change(Caller caller, Change change) {
            return world.answer(() -> active(change.name().orElse("Ada"), Set.of(Role.USER), 9), caller, change);
        }

        @Override
        public Answer<Invited> invite(Caller caller, String user, Optional<String> idempotencyKey) {
            return world.answer(
                    () -> new Invited(invited("Ada", Set.of(Role.USER)), world.replay), caller, idempotencyKey);
        }

        @Override
        public Set<Role> grantable(Caller caller) {
            return Set.of(Role.USER, Role.PARTNER_ADMIN);
        }

        @Override
        public Answer<Prepared> prepare(Language reader, Draft draft) {
            throw new UnsupportedOperationException(Connection.class.getName());
        }
    };

    public final UserRemovals userRemovals = new UserRemovals() {
        @Override
        public Answer<Removal> remove(Caller caller, String user, boolean dryRun) {
            var seat = new Holders.Seat(World.SEAT, World.BENEFIT, "cloud", "Azure credit", "Gold Core", World.NOON);
            return world.answer(() -> new Removal(deleted(), List.of(seat), dryRun), caller, user, dryRun);
        }

        @Override
        public Answer<UserAccounts.Account> restore(Caller caller, String user) {
            return world.answer(() -> active("Ada", Set.of(Role.USER), 11), caller, user);
        }
    };

    public final UserImports userImports = this::report;

    private Answer<UserImports.Report> report(Caller caller, UserImports.Order order) {
        return world.answer(
                () -> new UserImports.Report(
                        List.of(new UserImports.Row(
                                2,
                                "Bo",
                                "no mail",
                                Set.of(Role.USER),
                                Optional.of(Language.EN),
                                order.dryRun() ? Optional.empty() : Optional.of(World.USER),
                                order.dryRun() ? List.of(new Problem.FieldError("/email", "no")) : List.of())),
                        List.of("Status"),
                        order.dryRun(),
                        world.replay),
                caller,
                order);
    }

    private static RoleRequests.Request request(RoleRequests.State state) {
        return new RoleRequests.Request(
                World.REQUEST,
                new RoleRequests.Asker(World.USER, "Bo", "bo@contoso.example"),
                Role.GLOBAL_ADMIN,
                "I run the benefits",
                state,
                World.NOON,
                state == RoleRequests.State.OPEN
                        ? Optional.empty()
                        : Optional.of(new RoleRequests.Outcome("Ada", World.NOON, Optional.empty())),
                state == RoleRequests.State.OPEN);
    }

    public final RoleRequests roleRequests = new RoleRequests() {
        @Override
        public Answer<Page<Request>> list(Caller caller, Optional<State> state, Page.Request page) {
            return world.answer(
                    () -> new Page<>(List.of(request(State.OPEN), request(State.REFUSED)), Optional.of("3")),
                    caller,
                    state,
                    page);
        }

        @Override
        public Answer<Asked> ask(Caller caller, String reason, Optional<String> idempotencyKey) {
            var ada = new Problem.Helper("Ada", "ada@contoso.example");
            return world.answer(
                    () -> new Asked(request(State.OPEN), List.of(ada), world.replay), caller, reason, idempotencyKey);
        }

        @Override
        public Answer<Request> decide(Caller caller, String request, Decision decision) {
            return world.answer(
                    () -> request(decision.granted() ? State.GRANTED : State.REFUSED), caller, request, decision);
        }
    };

    public final RoleRequestQueue roleRequestQueue = this::queue;

    private Answer<Page<RoleRequestQueue.Item>> queue(
            Caller caller, Optional<RoleRequests.State> state, Page.Request page) {
        var company = new RoleRequestQueue.Company(World.MEMBER, "Contoso");
        var item = new RoleRequestQueue.Item(company, request(RoleRequests.State.OPEN));
        return world.answer(() -> new Page<>(List.of(item), Optional.of("3")), caller, state, page);
    }

    public final RoleGuide roleGuide = this::guide;

    private Answer<RoleGuide.Guide> guide(Caller caller) {
        return world.answer(
                () -> new RoleGuide.Guide(
                        List.of(new RoleGuide.Line(
                                Role.GLOBAL_ADMIN,
                                "Global admin",
                                true,
                                true,
                                List.of(new Problem.Helper("Ada", "ada@contoso.example")))),
                        List.of(
                                new RoleGuide.Rule(
                                        "view-users",
                                        RoleGuide.Kind.PERMISSION,
                                        "",
                                        "See the users",
                                        Set.of(Role.GLOBAL_ADMIN)),
                                new RoleGuide.Rule(
                                        "get-keys",
                                        RoleGuide.Kind.ACTION,
                                        "*",
                                        "Get keys",
                                        Set.of(Role.GLOBAL_ADMIN)))),
                caller);
    }

    public final Invitations invitations = new Invitations() {
        private final Invited invited =
                new Invited("Bo", "bo@contoso.example", Language.ZH_CN, Optional.of("Contoso"), World.NOON);

        @Override
        public Answer<Invited> read(Secret token, String from, Language language) {
            return world.answer(() -> invited, from);
        }

        @Override
        public Answer<Invited> accept(Secret token, Secret password, String from, Language language) {
            if (password.reveal().length() < 12 || password.reveal().length() > 200) {
                return Answer.no(World.invalid("/password"));
            }
            return world.answer(() -> invited, from);
        }
    };
}
