package org.bestow.rest.internal.world;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.bestow.api.Answer;
import org.bestow.api.Caller;
import org.bestow.api.DemoClock;
import org.bestow.api.MemberAccounts;
import org.bestow.api.Members.Member;
import org.bestow.api.Page;
import org.bestow.api.Problem;
import org.bestow.api.Purchases;
import org.bestow.api.Secret;
import org.bestow.api.Standing;
import org.bestow.api.TypeStates;
import org.bestow.api.Types;
import org.bestow.api.Users;
import org.bestow.api.Users.Person;
import org.bestow.spi.Role;

/** What operators and admins do with companies, people, purchases and types, in a {@link World}. */
public final class Programme {

    public static final String ONE_TIME_PASSWORD = "kT7mWq2zR9bXc4HsMdJv";

    private static final Member CONTOSO = new Member(1, "Contoso", ZoneId.of("Asia/Taipei"), "hello@contoso.example");

    private static final URI JOIN = URI.create("https://programme.example/join");

    private final World world;

    /** How far the clock was moved. */
    public volatile Duration ahead = Duration.ZERO;

    Programme(World world) {
        this.world = world;
    }

    private static Person person(String name, Set<Role> roles) {
        return People.person(name, roles, Users.State.ACTIVE);
    }

    private Optional<Secret> password() {
        return world.replay ? Optional.empty() : Optional.of(Secret.of(ONE_TIME_PASSWORD));
    }

    public final MemberAccounts memberAccounts = new MemberAccounts() {
        @Override
        public Answer<Page<Company>> list(Caller caller, Optional<String> search, Page.Request page) {
            return forOperators(
                    caller,
                    () -> world.answer(
                            () -> new Page<>(List.of(company(Standing.Kind.NOT_A_MEMBER)), Optional.of("more")),
                            caller,
                            search,
                            page));
        }

        private Company company(Standing.Kind kind) {
            return new Company(CONTOSO, new Standing(kind, Optional.empty(), Optional.of(JOIN)), 4);
        }

        @Override
        public Answer<Company> get(Caller caller, String member) {
            return forOperators(caller, () -> world.answer(() -> company(Standing.Kind.NOT_A_MEMBER), caller, member));
        }

        @Override
        public Answer<Company> change(Caller caller, String member, Standing.Wish wish, long version) {
            return forOperators(caller, () -> world.answer(() -> company(wish.kind()), caller, member, wish, version));
        }

        @Override
        public Answer<Created> create(Caller caller, Draft draft) {
            return forOperators(
                    caller,
                    () -> world.answer(
                            () -> new Created(
                                    company(draft.standing().kind()),
                                    person(draft.admin().name(), Set.of(Role.GLOBAL_ADMIN)),
                                    password()),
                            caller,
                            draft));
        }
    };

    public final Purchases purchases = new Purchases() {
        private Purchase purchase() {
            var day = LocalDate.of(2026, 1, 2);
            return new Purchase(
                    "p1-4",
                    CONTOSO,
                    "silver",
                    "Silver Core",
                    Status.ACTIVE,
                    day,
                    day.plusDays(365),
                    Optional.empty(),
                    11);
        }

        @Override
        public Answer<Page<Purchase>> list(Caller caller, Page.Request page) {
            return world.answer(() -> new Page<>(List.of(purchase()), Optional.empty()), caller, page);
        }

        @Override
        public Answer<Created> create(Caller caller, Order order) {
            return forOperators(caller, () -> world.answer(() -> new Created(purchase(), world.replay), caller, order));
        }
    };

    public final TypeStates typeStates = caller -> forOperators(caller, () -> world(caller));

    private Answer<List<TypeStates.TypeState>> world(Caller caller) {
        var software = new Types.Info("software", "Software", Optional.of("1.0.0"), true, 4, List.of());
        return world.answer(
                () -> List.of(new TypeStates.TypeState(
                        software,
                        TypeStates.State.LIVE,
                        Optional.of("1.0.0"),
                        Optional.of("org.bestow.type.software"),
                        List.of("get-keys"),
                        List.of())),
                caller);
    }

    public final DemoClock demoClock = new DemoClock() {
        @Override
        public Reading read() {
            return new Reading(World.NOON.plus(ahead), ahead);
        }

        @Override
        public Answer<Reading> move(Caller caller, Duration by) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Answer<Reading> reset(Caller caller) {
            throw new UnsupportedOperationException();
        }
    };

    private static <T> Answer<T> forOperators(Caller caller, Supplier<Answer<T>> answer) {
        return caller.operator() ? answer.get() : Answer.no(Problem.of(Problem.Kind.FORBIDDEN, "No", "Operators only"));
    }
}
