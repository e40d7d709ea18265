package org.bestow.rest.internal.world;

import java.io.Reader;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bestow.api.Account;
import org.bestow.api.Answer;
import org.bestow.api.AuditLog;
import org.bestow.api.Benefits;
import org.bestow.api.Caller;
import org.bestow.api.Catalog;
import org.bestow.api.KeyPools;
import org.bestow.api.Language;
import org.bestow.api.Members;
import org.bestow.api.Messages;
import org.bestow.api.Page;
import org.bestow.api.Permits;
import org.bestow.api.Policy;
import org.bestow.api.Problem;
import org.bestow.api.PublicId;
import org.bestow.api.Secret;
import org.bestow.api.SignIn;
import org.bestow.api.Standing;
import org.bestow.api.TokenScope;
import org.bestow.api.Tokens;
import org.bestow.api.Types;
import org.bestow.api.Users;
import org.bestow.api.testing.FakeMembers;
import org.bestow.api.testing.FakePolicy;
import org.bestow.api.testing.NoMessages;
import org.bestow.api.testing.NoUsers;
import org.bestow.spi.KeyKind;
import org.bestow.spi.Role;
import org.bestow.spi.Status;
import org.bestow.spi.Unit;

/**
 * A platform in memory behind the edge: two members with an admin each, one operator, one benefit whose key is planted, to be
 * looked for in every output. It notes what it was called with.
 */
public final class World {

    private static final Catalog.Link LINK = new Catalog.Link("Guide", URI.create("https://guide.example/"));
    public static final String PLANTED = "PLNTD-8H2K4-QX7WM-93RTB";
    public static final String PASSWORD = "correct horse battery";
    public static final String BENEFIT = PublicId.of(PublicId.Kind.BENEFIT, 1, 7);
    public static final String KEY = PublicId.of(PublicId.Kind.KEY, 1, 3);
    public static final String SEAT = PublicId.of(PublicId.Kind.ASSIGNMENT, 1, 5);
    public static final String MEMBER = PublicId.of(PublicId.Kind.MEMBER, 0, 1);
    public static final String USER = PublicId.of(PublicId.Kind.USER, 1, 11);
    public static final String SESSION = PublicId.of(PublicId.Kind.SESSION, 1, 90);
    public static final String TOKEN = PublicId.of(PublicId.Kind.TOKEN, 1, 91);
    public static final String MESSAGE = "e1-5";
    public static final String REQUEST = PublicId.of(PublicId.Kind.ROLE_REQUEST, 1, 4);
    public static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    public static final Caller ADMIN = caller(11, "Ada", OptionalLong.of(1), Role.GLOBAL_ADMIN);
    public static final Caller OTHER = caller(21, "Otto", OptionalLong.of(2), Role.GLOBAL_ADMIN);
    public static final Caller NEWCOMER = new Caller(
            12,
            "Nora",
            OptionalLong.of(1),
            Set.of(Role.GLOBAL_ADMIN),
            Language.EN,
            Optional.empty(),
            "test",
            Caller.Access.session(92, true));
    public static final Caller OPERATOR = caller(1, "Olga", OptionalLong.empty(), Role.OPERATOR);

    public final Map<String, Caller> sessions = new ConcurrentHashMap<>(credentials());

    /** Callers, queries, pages and calls as they arrived. */
    public final List<Object> seen = new CopyOnWriteArrayList<>();

    /** What every service call says instead of its usual answer; may throw. */
    public volatile Supplier<Optional<Problem>> interference = Optional::empty;

    public volatile boolean replay;

    public World() {
        reset();
    }

    /** As it was at first. */
    public void reset() {
        sessions.clear();
        sessions.putAll(credentials());
        seen.clear();
        interference = Optional::empty;
        replay = false;
    }

    private static Map<String, Caller> credentials() {
        return Map.of(
                "s-admin", ADMIN,
                "s-other", OTHER,
                "s-newcomer", NEWCOMER,
                "s-operator", OPERATOR,
                "bst_reader", token(TokenScope.READ),
                "bst_actor", token(TokenScope.actions("software")));
    }

    private static Caller token(TokenScope scope) {
        return new Caller(
                ADMIN.user(),
                "Ada (token CI)",
                ADMIN.member(),
                ADMIN.roles(),
                Language.EN,
                Optional.empty(),
                "test",
                Caller.Access.token(91, Set.of(scope)));
    }

    private static Caller caller(long user, String name, OptionalLong member, Role role) {
        return new Caller(user, name, member, Set.of(role), Language.EN, Optional.empty(), "test");
    }

    <T> Answer<T> answer(Supplier<T> usual, Object... arguments) {
        seen.addAll(List.of(arguments));
        return interference.get().<Answer<T>>map(Answer::no).orElseGet(() -> Answer.of(usual.get()));
    }

    public <T> T lastSeen(Class<T> kind) {
        return new ArrayList<>(seen)
                .stream()
                        .filter(kind::isInstance)
                        .map(kind::cast)
                        .reduce((first, second) -> second)
                        .orElseThrow();
    }

    public final Programme programme = new Programme(this);
    public final People people = new People(this);

    public final SignIn signIn = new SignIn() {
        @Override
        public Answer<Started> signIn(String email, Secret password, String from, String client, Language language) {
            seen.add(from);
            if (!password.reveal().equals(PASSWORD)) {
                return Answer.no(Problem.of(Problem.Kind.SIGN_IN_FAILED, "Sign-in failed", "Try again"));
            }
            sessions.put("s-new", ADMIN);
            return interference
                    .get()
                    .<Answer<Started>>map(Answer::no)
                    .orElseGet(() -> Answer.of(new Started(Secret.of("s-new"), ADMIN)));
        }

        @Override
        public Optional<Caller> caller(Secret token, String from) {
            return Optional.ofNullable(sessions.get(token.reveal()));
        }

        @Override
        public void signOut(Secret token) {
            sessions.remove(token.reveal());
        }

        @Override
        public Optional<Profile> profile(Caller caller) {
            var id = PublicId.of(PublicId.Kind.USER, caller.member().orElse(0), caller.user());
            return Optional.of(new Profile(
                    id, caller.name(), "x@example.com", Language.ZH_TW, caller.member(), Optional.empty(), 1));
        }
    };

    public final Policy policy = new FakePolicy(World::permitted);

    private static Set<Role> permitted(Policy.Permission permission) {
        return switch (permission) {
            case VIEW_BENEFITS,
                    VIEW_PACKAGES,
                    VIEW_USERS,
                    VIEW_AUDIT,
                    VIEW_PURCHASES,
                    MANAGE_USERS,
                    DECIDE_ROLE_REQUESTS -> Set.of(Role.GLOBAL_ADMIN, Role.OPERATOR);
            default -> Set.of(Role.OPERATOR);
        };
    }

    public final Permits permits = (caller, permission) -> policy.allows(caller, permission)
            ? Optional.empty()
            : policy.missingScope(caller, permission.scope())
                    .or(() -> Optional.of(Problem.of(Problem.Kind.FORBIDDEN, "Forbidden", permission.code())));

    public final Members members =
            new FakeMembers(
                    new Members.Member(1, "Contoso", ZoneId.of("Asia/Taipei"), "hello@contoso.example"),
                    new Members.Member(2, "Fabrikam", ZoneId.of("UTC"), "hello@fabrikam.example")) {
                @Override
                public Standing standing(long number) {
                    return new Standing(
                            Standing.Kind.MANAGED_ELSEWHERE,
                            Optional.of(URI.create("https://elsewhere.example/")),
                            Optional.empty());
                }
            };

    public final Users users = new NoUsers();

    public final Types types = new Types() {
        @Override
        public Answer<List<Info>> list(Caller caller) {
            return answer(
                    () -> List.of(
                            new Info("software", "Software", Optional.of("1.0.0"), true, 4, List.of(LINK)),
                            new Info("cloud", "Cloud", Optional.empty(), false, 1, List.of())),
                    caller);
        }

        @Override
        public boolean live(String type) {
            return type.equals("software");
        }
    };

    public final Benefits benefits = new Benefits() {
        @Override
        public Answer<Page<Row>> list(Caller caller, Query query, Page.Request page) {
            return answer(() -> new Page<>(List.of(Samples.row()), Optional.of("more")), caller, query, page);
        }

        @Override
        public Answer<Sheet> get(Caller caller, String benefit) {
            return caller.tenant().getAsLong() == 1
                    ? answer(Samples::sheet, caller)
                    : Answer.no(Problem.of(Problem.Kind.NOT_FOUND, "Not found", "Not yours"));
        }

        @Override
        public Answer<Page<Seat>> assignments(Caller caller, String benefit, Page.Request page) {
            return answer(() -> new Page<>(List.of(Samples.seat()), Optional.empty()), caller, page);
        }

        @Override
        public Answer<Page<EndedSeat>> endedAssignments(Caller caller, String benefit, Page.Request page) {
            return answer(() -> new Page<>(List.of(Samples.ended()), Optional.empty()), caller, page);
        }

        @Override
        public Answer<Page<TakenKey>> keys(Caller caller, String benefit, Page.Request page) {
            return answer(() -> new Page<>(List.of(Samples.key()), Optional.empty()), caller, page);
        }

        @Override
        public Answer<Page<HistoryEntry>> history(Caller caller, String benefit, Page.Request page) {
            return answer(() -> new Page<>(List.of(Samples.history()), Optional.empty()), caller, page);
        }

        @Override
        public Answer<Done> perform(Caller caller, Call call) {
            return answer(() -> Samples.done(call.dryRun(), replay), caller, call);
        }
    };

    public final Catalog catalog = new Catalog() {
        @Override
        public Answer<Optional<InForce>> inForce(Caller caller) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Answer<Page<PackageInfo>> packages(Caller caller, Page.Request page) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Answer<Optional<Current>> current(Caller caller) {
            return answer(
                    () -> Optional.of(new Current(
                            3, NOON, "{\"packages\":[]}", List.of(new Unchecked("silver", "sql", "cloud", "SQL")))),
                    caller);
        }

        @Override
        public Answer<Imported> put(Caller caller, Import order) {
            var field = new Catalog.Field("title/en", "\"Gold\"", "\"Gold Core\"");
            var entry = new Catalog.Entry(
                    "/packages/0", Optional.of("gold"), Optional.empty(), Change.CHANGED, List.of(field), 7, 2);
            var difference = new Difference(0, 1, 0, List.of(entry), 3);
            return answer(
                    () -> new Imported(4, 3, 20, List.of("/packages/0/items/2"), false, order.dryRun(), difference),
                    caller,
                    order.document(),
                    order.expected(),
                    order.dryRun());
        }

        @Override
        public Answer<Progress> progress(Caller caller) {
            return answer(() -> new Progress(Step.WRITING, 500, 10_000), caller);
        }

        @Override
        public Answer<String> schema(Caller caller) {
            return answer(() -> "{\"$schema\":\"x\",\"type\":\"object\"}", caller);
        }

        @Override
        public Answer<String> settingsSchema(Caller caller, String type) {
            return answer(() -> "{\"$schema\":\"x\",\"title\":\"settings\"}", caller, type);
        }

        @Override
        public Answer<List<PackageInfo>> packages(Caller caller) {
            var item = new ItemInfo("win", "software", "Windows", OptionalLong.of(10), Unit.KEYS);
            var endless = new ItemInfo("gtm", "go-to-market", "Logo", OptionalLong.empty(), Unit.SERVICES);
            return answer(
                    () -> List.of(new PackageInfo(
                            "c0-1", "silver", "Silver Core", "…", true, List.of(LINK), List.of(item, endless))),
                    caller);
        }
    };

    public final Account account = new Account() {
        @Override
        public Answer<SignIn.Profile> change(Caller caller, long version, Wanted wanted) {
            if (version != 1) {
                return Answer.no(Problem.of(Problem.Kind.PRECONDITION_FAILED, "Changed", "Read it again"));
            }
            var known = Stream.of(Language.values())
                    .filter(language -> language.tag().equals(wanted.language()))
                    .findFirst();
            return known.isEmpty()
                    ? Answer.no(invalid("/language"))
                    : answer(
                            () -> new SignIn.Profile(
                                    PublicId.of(
                                            PublicId.Kind.USER, caller.member().orElse(0), caller.user()),
                                    wanted.name(),
                                    "x@example.com",
                                    known.get(),
                                    caller.member(),
                                    wanted.notificationEmail(),
                                    2),
                            wanted);
        }

        @Override
        public Answer<Integer> changePassword(Caller caller, Secret current, Secret next) {
            if (next.reveal().length() < 12 || next.reveal().length() > 200) {
                return Answer.no(invalid("/password"));
            }
            return answer(() -> 2, caller);
        }

        @Override
        public Answer<Page<Session>> sessions(Caller caller, Page.Request page) {
            return answer(
                    () -> new Page<>(
                            List.of(new Session(
                                    SESSION,
                                    true,
                                    "127.0.0.1",
                                    "Firefox 128, Linux",
                                    NOON,
                                    NOON,
                                    NOON.plusSeconds(60))),
                            Optional.of("9")),
                    caller,
                    page);
        }

        @Override
        public Answer<Integer> endSession(Caller caller, String session) {
            return session.equals(SESSION)
                    ? answer(() -> 1, session)
                    : Answer.no(Problem.of(Problem.Kind.NOT_FOUND, "Not found", "Not yours"));
        }

        @Override
        public Answer<Integer> endOtherSessions(Caller caller) {
            return answer(() -> 3, caller);
        }
    };

    public final Tokens tokens = new Tokens() {
        @Override
        public Answer<Page<Token>> list(Caller caller, Page.Request page) {
            return answer(() -> new Page<>(List.of(Samples.token()), Optional.empty()), caller, page);
        }

        @Override
        public Answer<Created> create(Caller caller, NewToken wanted, Optional<String> idempotencyKey) {
            for (var position = 0; position < wanted.scopes().size(); position++) {
                if (TokenScope.parse(wanted.scopes().get(position)).isEmpty()) {
                    return Answer.no(invalid("/scopes/" + position));
                }
            }
            return answer(
                    () -> new Created(
                            Samples.token(), replay ? Optional.empty() : Optional.of(Secret.of("bst_" + PLANTED))),
                    wanted);
        }

        @Override
        public Answer<Token> delete(Caller caller, String token) {
            return token.equals(TOKEN)
                    ? answer(Samples::token, token)
                    : Answer.no(Problem.of(Problem.Kind.NOT_FOUND, "Not found", "Not yours"));
        }
    };

    static Problem invalid(String path) {
        return Problem.of(Problem.Kind.INVALID, "The input is not valid", "See which field")
                .withErrors(List.of(new Problem.FieldError(path, "is not good")));
    }

    public final KeyPools keyPools = new KeyPools() {
        private final Pool pool = new Pool("l0-1", "win", KeyKind.MULTIPLE_ACTIVATION, 5, 2, 5, KeyPools.Level.LOW, 3);

        @Override
        public Answer<List<Pool>> list(Caller caller) {
            return answer(() -> List.of(pool), caller);
        }

        @Override
        public Answer<Pool> get(Caller caller, String name) {
            return answer(() -> pool, caller, name);
        }

        @Override
        public Answer<Page<Pool>> list(Caller caller, boolean lowOnly, Page.Request page) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Answer<Map<String, List<String>>> items(Caller caller, Set<String> pools) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Answer<Pool> lowAt(Caller caller, String name, OptionalLong lowAt, long expected) {
            return answer(() -> pool, caller, name, lowAt, expected);
        }

        @Override
        public Answer<Report> importKeys(Caller caller, String name, Import order) {
            var rows = List.of(
                    new RowReport(1, KeyPools.State.IMPORTED, ""),
                    new RowReport(2, KeyPools.State.DUPLICATE, "It is there"));
            var replayed = order.idempotencyKey().filter("again"::equals).isPresent();
            return answer(() -> new Report(1, 1, 0, order.dryRun(), 1, replayed, rows), caller, order);
        }

        @Override
        public Answer<Report> importFile(
                Caller caller, String name, Reader table, boolean dryRun, Consumer<Report> listener) {
            throw new UnsupportedOperationException();
        }
    };

    public final Messages messages = new NoMessages() {
        private final Item item = new Item(
                MESSAGE,
                Optional.of("m0-1"),
                "invitation",
                "user",
                "u1-b",
                "Ada",
                "ada@contoso.example",
                Language.EN,
                State.FAILED,
                3,
                Optional.of("recipient-refused 550 5.1.1"),
                true,
                NOON,
                Optional.empty(),
                Optional.of(NOON));

        @Override
        public Answer<Page<Item>> list(Caller caller, Optional<State> state, Page.Request page) {
            return answer(() -> new Page<>(List.of(item), Optional.of("more")), caller, state, page);
        }

        @Override
        public Answer<Item> retry(Caller caller, String id) {
            return answer(() -> item, caller, id);
        }

        @Override
        public Answer<Integer> retryFailed(Caller caller) {
            return answer(() -> 2, caller);
        }
    };

    public final AuditLog audit = (caller, subject, page) -> answer(
            () -> new Page<>(
                    List.of(new AuditLog.Entry(
                            "t1-9",
                            NOON,
                            "u0-1",
                            "Olga",
                            Optional.of("asked by phone"),
                            "get-keys",
                            "benefit",
                            BENEFIT,
                            "took 1 key",
                            "127.0.0.1")),
                    Optional.empty()),
            caller,
            subject,
            page);

    /** The sample values behind the answers. */
    private static final class Samples {

        static Benefits.Row row() {
            return new Benefits.Row(
                    BENEFIT,
                    "software",
                    "Windows 11",
                    "Silver Core",
                    Status.ACTIVE,
                    OptionalLong.of(10),
                    2,
                    Unit.KEYS,
                    LocalDate.of(2026, 1, 2),
                    Optional.empty(),
                    LocalDate.of(2027, 1, 2),
                    true,
                    17);
        }

        static Benefits.Offer offer(String name, Optional<Problem> refusal) {
            return new Benefits.Offer(
                    name,
                    "Get keys",
                    Optional.empty(),
                    List.of(new Benefits.Effect("ends-refund", "Ends the right to a refund", "warning")),
                    "{\"type\":\"object\"}",
                    refusal);
        }

        static Benefits.Sheet sheet() {
            var refusal = new Problem(
                    Problem.Kind.REFUSED,
                    "too-soon",
                    "Not yet",
                    "Wait a day",
                    Map.of("left", 3, "until", LocalDate.of(2026, 11, 21)),
                    List.of(),
                    Optional.of(NOON),
                    List.of(new Problem.Helper("Bea", "bea@contoso.example")),
                    Optional.empty());
            return new Benefits.Sheet(
                    row(),
                    List.of(Map.of("kind", "text", "text", "Hello", "secret", Secret.of(PLANTED))),
                    List.of(offer("get-keys", Optional.empty()), offer("record-activation", Optional.of(refusal))),
                    Optional.empty());
        }

        static Benefits.Seat seat() {
            return new Benefits.Seat(
                    SEAT,
                    "u1-b",
                    "Ada",
                    "ada@contoso.example",
                    "active",
                    NOON,
                    Map.of("hidden", Secret.of(PLANTED), "hours", 2),
                    List.of(new Benefits.Fact("Hours", "2")),
                    Optional.of(new Messages.Newest(
                            "cloud-assigned",
                            new Messages.Delivery(Messages.State.SENT, "ada@contoso.example", Optional.empty(), NOON))),
                    List.of(offer("remove-user", Optional.empty())));
        }

        static Benefits.EndedSeat ended() {
            return new Benefits.EndedSeat(
                    SEAT, "u1-c", "Bo", NOON, NOON.plusSeconds(60), "u1-b", "Ada", "Removed", Map.of("hours", 1));
        }

        static Benefits.TakenKey key() {
            return new Benefits.TakenKey(
                    KEY,
                    KeyKind.RETAIL,
                    Secret.of(PLANTED).masked(),
                    NOON,
                    "u1-b",
                    "Ada",
                    Optional.of("for Berlin"),
                    List.of(new Benefits.Fact("Tenant", "works")),
                    Optional.of("k1-2"),
                    Optional.empty(),
                    List.of(offer("show-key", Optional.empty())));
        }

        static Benefits.HistoryEntry history() {
            return new Benefits.HistoryEntry(
                    "h1-4",
                    NOON,
                    "u0-1",
                    "Olga",
                    Optional.of(new Benefits.OnBehalfOf("Olga", "asked by phone")),
                    "get-keys",
                    "Keys taken",
                    List.of("1 key taken"));
        }

        static Benefits.Done done(boolean dryRun, boolean replayed) {
            var shown = dryRun
                    ? new Benefits.ShownKey(Optional.empty(), KeyKind.RETAIL, Optional.empty())
                    : new Benefits.ShownKey(Optional.of(KEY), KeyKind.RETAIL, Optional.of(Secret.of(PLANTED)));
            return new Benefits.Done(
                    dryRun,
                    replayed,
                    List.of(shown),
                    Optional.empty(),
                    Map.of("note", "Keep it"),
                    List.of(new Benefits.Effect("ends-refund", "Ends the right to a refund", "warning")),
                    row(),
                    Optional.of(new Benefits.Undo("give-back", "{\"key\":\"" + KEY + "\"}")));
        }

        static Tokens.Token token() {
            return new Tokens.Token(
                    TOKEN, "CI", List.of("act:*", "read"), NOON, NOON.plusSeconds(86_400), Optional.empty());
        }
    }
}
