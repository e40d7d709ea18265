package org.bestow.identity.internal.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bestow.api.Answer;
import org.bestow.api.Caller;
import org.bestow.api.Journal;
import org.bestow.api.Language;
import org.bestow.api.Problem;
import org.bestow.api.Secret;
import org.bestow.api.SignIn;
import org.bestow.api.Users.Person;
import org.bestow.identity.internal.account.Accounts;
import org.bestow.identity.internal.account.EmailKey;
import org.bestow.identity.internal.account.FirstRunFile;
import org.bestow.identity.internal.password.Passwords;
import org.bestow.identity.internal.text.Texts;
import org.bestow.store.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Sign-in by e-mail and password. Each attempt that is tried costs one run of the hash, whoever it is for. Thread-safe. */
@Component(
        immediate =
                true) // it holds the failures and what is remembered of sessions: not to be dropped with its last user
public final class PasswordSignIn implements SignIn {

    private static final int REMEMBERED = 50_000;
    private static final int LONGEST_ADDRESS = 100;
    private static final Duration BUSY = Duration.ofSeconds(5);

    private final Store store;
    private final Accounts accounts;
    private final Passwords passwords;
    private final FirstRunFile firstRun;
    private final Journal journal;
    private final Clock clock;
    private final Sessions sessions;
    private final Throttle throttle = new Throttle(REMEMBERED);

    @Activate
    public PasswordSignIn(
            @Reference Store store,
            @Reference Accounts accounts,
            @Reference Passwords passwords,
            @Reference FirstRunFile firstRun,
            @Reference Journal journal,
            @Reference Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.passwords = passwords;
        this.firstRun = firstRun;
        this.journal = journal;
        this.clock = clock;
        this.sessions = new Sessions(store, clock);
    }

    @Override
    public Answer<Started> signIn(String email, Secret password, String from, Language language) {
        var key = EmailKey.of(email);
        var closed = throttle.closedFor(key, from, clock.instant());
        if (closed.isPresent()) {
            return Answer.no(tooMany(language, closed.get()));
        }
        var found = accounts.byEmail(email);
        var answer = passwords.inTurn(() -> {
            var now = clock.instant();
            return throttle.begin(key, from, now)
                    .map(attempt -> attempt(attempt, found, password, clip(from), language))
                    .orElseGet(() -> Answer.no(
                            tooMany(language, throttle.closedFor(key, from, now).orElse(BUSY))));
        });
        return answer.orElseGet(
                () -> Answer.no(problem(Problem.Kind.BUSY, language, "busy").retryAfter(BUSY)));
    }

    private Answer<Started> attempt(
            Throttle.Attempt attempt,
            Optional<Accounts.Credentials> found,
            Secret password,
            String from,
            Language language) {
        var failed = false;
        var ended = false;
        try {
            var right = passwords.matches(password, found.map(Accounts.Credentials::passwordHash));
            var now = clock.instant();
            var person = found.map(Accounts.Credentials::person).filter(Person::active);
            if (right && person.isPresent()) {
                var started = start(person.get(), from, now);
                attempt.succeeded();
                ended = true;
                firstRun.signedIn(person.get().email());
                return Answer.of(started);
            }
            failed = true;
            write(failure(found.map(Accounts.Credentials::person), from, now));
            return Answer.no(problem(Problem.Kind.SIGN_IN_FAILED, language, "sign-in-failed"));
        } finally {
            if (failed) {
                attempt.failed(clock.instant());
            } else if (!ended) {
                attempt.given();
            }
        }
    }

    private Started start(Person person, String from, Instant now) {
        var token = store.global().transact(sql -> {
            var begun = sessions.begin(sql, person, from, now);
            var row = row(person, now, "sign-in", person.name() + " signed in", from);
            journal.write(sql.connection(), List.of(row), List.of(), List.of());
            return begun;
        });
        return new Started(token, caller(person, from));
    }

    @Override
    public Optional<Caller> caller(Secret token, String from) {
        return sessions.use(token).map(person -> caller(person, from));
    }

    @Override
    public Optional<Caller> look(Secret token, String from) {
        return sessions.look(token).map(person -> caller(person, from));
    }

    @Override
    public void signOut(Secret token) {
        store.global().transact(sql -> {
            var ended = sessions.end(sql, token);
            if (ended.isPresent()) {
                var person = ended.get().person();
                var row = row(
                        person,
                        clock.instant(),
                        "sign-out",
                        person.name() + " signed out",
                        ended.get().address());
                journal.write(sql.connection(), List.of(row), List.of(), List.of());
            }
            return null;
        });
        sessions.forget(token);
    }

    @Override
    public Optional<Profile> profile(Caller caller) {
        if (caller.user() == 0) {
            return Optional.empty();
        }
        return accounts.byNumber(caller.user())
                .map(person ->
                        new Profile(person.id(), person.name(), person.email(), person.language(), person.member()));
    }

    private static Caller caller(Person person, String from) {
        return new Caller(
                person.number(),
                person.name(),
                person.member(),
                person.roles(),
                person.language(),
                Optional.empty(),
                from);
    }

    private void write(Journal.AuditRow row) {
        store.global().transact(sql -> {
            journal.write(sql.connection(), List.of(row), List.of(), List.of());
            return null;
        });
    }

    private static Journal.AuditRow failure(Optional<Person> person, String from, Instant now) {
        return person.map(known -> row(known, now, "sign-in-failed", "Sign-in failed for " + known.name(), from))
                // not what was typed: that may be a password in the wrong field
                .orElseGet(
                        () -> row(0, 0, "", "", now, "sign-in-failed", "Sign-in failed for an unknown e-mail", from));
    }

    private static Journal.AuditRow row(Person person, Instant now, String action, String summary, String from) {
        var member = person.member().orElse(0);
        return row(member, person.number(), person.name(), person.id(), now, action, summary, from);
    }

    private static Journal.AuditRow row(
            long member,
            long actor,
            String actorName,
            String subject,
            Instant now,
            String action,
            String summary,
            String from) {
        return new Journal.AuditRow(
                member, now, actor, actorName, Optional.empty(), action, "user", subject, "{}", "{}", summary, from);
    }

    private static String clip(String from) {
        return from.substring(0, Math.min(LONGEST_ADDRESS, from.length()));
    }

    private static Problem tooMany(Language language, Duration wait) {
        return problem(Problem.Kind.TOO_MANY_ATTEMPTS, language, "too-many-attempts")
                .retryAfter(wait);
    }

    private static Problem problem(Problem.Kind kind, Language language, String key) {
        return Problem.of(kind, Texts.of(language, key + ".title"), Texts.of(language, key + ".detail"));
    }
}
