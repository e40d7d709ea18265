package org.bestow.identity.internal;

import static org.bestow.api.testing.Answers.given;
import static org.junit.Assert.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.bestow.api.Caller;
import org.bestow.api.ConsoleAddress;
import org.bestow.api.Language;
import org.bestow.api.Members.Member;
import org.bestow.api.Page;
import org.bestow.api.Secret;
import org.bestow.api.UserAccounts.Filter;
import org.bestow.api.Users.NewUser;
import org.bestow.api.testing.FakeMembers;
import org.bestow.api.testing.MovableClock;
import org.bestow.identity.internal.account.AccountPurger;
import org.bestow.identity.internal.account.Accounts;
import org.bestow.identity.internal.account.FirstRunFile;
import org.bestow.identity.internal.account.UserDirectory;
import org.bestow.identity.internal.administration.Inviter;
import org.bestow.identity.internal.administration.NewUsers;
import org.bestow.identity.internal.administration.RoleGuideDesk;
import org.bestow.identity.internal.administration.RoleRequestDesk;
import org.bestow.identity.internal.administration.RoleRequestOverview;
import org.bestow.identity.internal.administration.UserAdministration;
import org.bestow.identity.internal.administration.UserImporter;
import org.bestow.identity.internal.administration.UserRemoval;
import org.bestow.identity.internal.password.Passwords;
import org.bestow.identity.internal.policy.PolicyFile;
import org.bestow.identity.internal.signin.Acceptance;
import org.bestow.identity.internal.signin.ApiTokens;
import org.bestow.identity.internal.signin.Endings;
import org.bestow.identity.internal.signin.OwnAccount;
import org.bestow.identity.internal.signin.OwnTokens;
import org.bestow.identity.internal.signin.PasswordSignIn;
import org.bestow.identity.internal.signin.Sessions;
import org.bestow.identity.internal.signin.Throttle;
import org.bestow.spi.Role;
import org.bestow.store.Dialect;
import org.bestow.store.fixture.TestDatabase;
import org.junit.rules.ExternalResource;
import org.junit.rules.TemporaryFolder;

/**
 * Everything of this bundle on a fresh database for each test, with a cheap hash that counts its runs, those for the first users
 * aside. Afterwards, no statement may have touched users without naming their member.
 */
public final class Installation extends ExternalResource {

    public static final long CONTOSO = 7;
    public static final long FABRIKAM = 8;

    private final Dialect dialect;
    private final boolean demo;
    private final List<NewUser> first;
    private final TemporaryFolder folder = new TemporaryFolder();
    public final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T08:00:00Z"));
    public final AtomicInteger runs = new AtomicInteger();
    public final Passwords passwords = new Passwords(this::derive, Duration.ofMinutes(1));
    public final CountedSeats seats = new CountedSeats();
    public TestDatabase database;
    public Path directory;
    public TableJournal journal;
    public TableMessages messages;
    public Accounts accounts;
    public PolicyFile policy;
    public UserDirectory users;
    public PasswordSignIn signIn;
    public OwnAccount account;
    public OwnTokens tokens;
    public Throttle throttle;
    public Sessions sessions;
    public ApiTokens apiTokens;
    public Endings endings;
    public UserAdministration administration;
    public UserRemoval removal;
    public UserImporter imports;
    public RoleRequestDesk requests;
    public RoleRequestOverview requestQueue;
    public RoleGuideDesk guide;
    public Acceptance invitations;
    public AccountPurger purger;

    /** With demo data. @param first users who are there from the start; without any, the test makes the first itself */
    public Installation(Dialect dialect, NewUser... first) {
        this(dialect, true, List.of(first));
    }

    private Installation(Dialect dialect, boolean demo, List<NewUser> first) {
        this.dialect = dialect;
        this.demo = demo;
        this.first = first;
    }

    /** With nobody but the operator. */
    public static Installation withoutDemo(Dialect dialect) {
        return new Installation(dialect, false, List.of());
    }

    @Override
    protected void before() throws Throwable {
        folder.create();
        directory = folder.getRoot().toPath();
        database = TestDatabase.of(dialect);
        journal = new TableJournal(database);
        messages = new TableMessages(database);
        accounts = new Accounts(database.store());
        run("create table guard (id bigint primary key)");
        run("insert into guard values (" + CONTOSO + "), (" + FABRIKAM + ")");
        var file = directory.resolve("org.bestow.roles.json");
        Files.writeString(file, "{\"preset\": \"seed\"}");
        policy = new PolicyFile(file, System::nanoTime);
        start(demo);
        if (!first.isEmpty()) {
            users.createFirst(first);
            runs.set(0);
        }
    }

    @Override
    protected void after() {
        try {
            assertEquals(Set.of(), untenanted());
        } finally {
            database.close();
            folder.delete();
        }
    }

    /** As a restart of the bundle does. */
    public void start(boolean demo) {
        var firstRun = new FirstRunFile(directory.resolve("data"), "http://127.0.0.1:4711", demo);
        users = new UserDirectory(database.store(), accounts, passwords, firstRun, journal, clock);
        throttle = new Throttle();
        sessions = new Sessions(accounts, clock);
        apiTokens = new ApiTokens(accounts, clock);
        endings = new Endings(sessions, apiTokens, journal);
        signIn = new PasswordSignIn(accounts, passwords, firstRun, journal, clock, sessions, apiTokens, throttle);
        account = new OwnAccount(accounts, passwords, firstRun, journal, clock, sessions, endings, throttle);
        tokens = new OwnTokens(accounts, apiTokens, endings, journal, clock);
        var newUsers = new NewUsers(accounts, passwords, journal, clock);
        var members = new FakeMembers(
                new Member(CONTOSO, "Contoso", ZoneId.of("Asia/Taipei"), "hello@contoso.example"),
                new Member(FABRIKAM, "Fabrikam", ZoneId.of("UTC"), "hello@fabrikam.example"));
        var inviter = new Inviter(path -> URI.create("https://bestow.example" + path), messages, members);
        administration = new UserAdministration(
                accounts, newUsers, policy, this::lock, endings, inviter, messages, journal, clock);
        removal = new UserRemoval(accounts, policy, messages, seats, this::lock, endings, journal, clock);
        ConsoleAddress console = path -> URI.create("https://bestow.example" + path);
        requests =
                new RoleRequestDesk(accounts, policy, this::lock, endings, members, messages, console, journal, clock);
        requestQueue = new RoleRequestOverview(accounts, policy, members);
        guide = new RoleGuideDesk(accounts, policy);
        imports = new UserImporter(accounts, policy, inviter, this::lock, journal, clock);
        invitations = new Acceptance(accounts, members, passwords, throttle, journal, clock);
        purger = new AccountPurger(accounts, journal, clock);
        purger.stop(); // tests say when
    }

    /** As the engine's guard does, with a table of our own. */
    private boolean lock(Connection transaction, long member) throws SQLException {
        try (var statement = transaction.prepareStatement("select id from guard where id = ? for update")) {
            statement.setLong(1, member);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    public static NewUser user(long member, String name, Role... roles) {
        var email = name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@member" + member + ".example";
        return new NewUser(OptionalLong.of(member), "Member " + member, name, email, Language.EN, Set.of(roles));
    }

    /** Of the users whom a caller sees, in order. */
    public List<String> names(Caller caller, Optional<String> search) {
        return given(administration.list(caller, Filter.present(search), Page.Request.first(200))).items().stream()
                .map(account -> account.person().name())
                .toList();
    }

    public Path firstRunFile() {
        return directory.resolve("data").resolve("first-run.json");
    }

    public JsonNode firstRun() throws IOException {
        return new ObjectMapper().readTree(firstRunFile().toFile());
    }

    public Secret password(String email) throws IOException {
        for (var user : firstRun().get("users")) {
            if (user.get("email").asText().equals(email)) {
                return Secret.of(user.get("password").asText());
            }
        }
        throw new AssertionError("no entry for " + email);
    }

    public void run(String statement) throws SQLException {
        try (var connection = database.raw();
                var run = connection.createStatement()) {
            run.execute(statement);
        }
    }

    /** Every value of every text column of our tables. */
    public List<String> everything() throws SQLException {
        var all = new ArrayList<String>();
        for (var table : List.of(
                "account", "account_role", "session", "api_token", "known_address", "invitation", "heard", "twin")) {
            try (var connection = database.raw();
                    var statement = connection.createStatement();
                    var rows = statement.executeQuery("select * from " + table)) {
                while (rows.next()) {
                    for (var column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                        all.add(String.valueOf(rows.getObject(column)));
                    }
                }
            }
        }
        return all;
    }

    /** What made the tables does not count. */
    private Set<String> untenanted() {
        return database.untenanted().stream()
                .filter(text -> !text.contains("create table") && !text.contains("alter table"))
                .collect(Collectors.toSet());
    }

    private byte[] derive(byte[] password, byte[] salt, Passwords.Cost cost) {
        runs.incrementAndGet();
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            return digest.digest(password);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(new String(salt, StandardCharsets.ISO_8859_1), e);
        }
    }
}
