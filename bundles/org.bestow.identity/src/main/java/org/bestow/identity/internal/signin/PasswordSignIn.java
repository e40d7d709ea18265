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
import org.bestow.identity.internal.account.AccountRow;
import org.bestow.identity.internal.account.Accounts;
import org.bestow.identity.internal.account.EmailKey;
import org.bestow.identity.internal.account.FirstRunFile;
import org.bestow.identity.internal.password.Passwords;
import org.bestow.identity.internal.text.Refusals;
import org.bestow.store.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Sign-in by e-mail and password. Each attempt that is tried costs one run of the hash, whoever it is for. Thread-safe. */
@Component
public final class PasswordSignIn implements SignIn {

    private static final int LONGEST_ADDRESS = 100;
    private static final Duration BUSY = Duration.ofSeconds(5);

    private final Store store;
    private final Accounts accounts;
    private final Passwords passwords;
    private final FirstRunFile firstRun;
    private final Journal journal;
    private final Clock clock;
    private final Sessions sessions;
    private final ApiTokens tokens;
    private final Throttle throttle;
    private final KnownAddresses known;

    @Activate
    public PasswordSignIn(
            @Reference Accounts accounts,
            @Reference Passwords passwords,
            @Reference FirstRunFile firstRun,
            @Reference Journal journal,
            @Reference Clock clock,
            @Reference Sessions sessions,
            @Reference ApiTokens tokens,
            @Reference Throttle throttle) {
        this.store = accounts.store();
        this.accounts = accounts;
        this.passwords = passwords;
        this.firstRun = firstRun;
        this.journal = journal;
        this.clock = clock;
        this.sessions = sessions;
        this.tokens = tokens;
        this.throttle = throttle;
        this.known = new KnownAddresses(accounts);
    }

    /**
     * Who tries to sign in, and from where.
     *
     * @param found empty for an unknown e-mail
     * @param lastHere when this user has signed in there, within 30 days
     */
    private record Try(
            String email,
            Optional<Accounts.Credentials> found,
            String from,
            String place,
            String client,
            Optional<Instant> lastHere,
            Language language) {

        Optional<Person> person() {
            return found.map(Accounts.Credentials::person);
        }

        Optional<String> hash() {
            return found.flatMap(Accounts.Credentials::passwordHash);
        }

        boolean oneTime() {
            return found.filter(Accounts.Credentials::oneTime).isPresent();
        }

        /** Failures from elsewhere do not close an address that the user is known to use, nor the other way round. */
        String account() {
            var key = EmailKey.of(email);
            return lastHere.isPresent() ? key + "\n" + place : key;
        }
    }

    @Override
    public Answer<Started> signIn(String email, Secret password, String from, String client, Language language) {
        var place = clip(AddressKey.of(from));
        var start = clock.instant();
        var closed = throttle.closedFor(place, start);
        if (closed.isPresent()) {
            return Answer.no(Refusals.tooMany(language, closed.get()));
        }
        var found = accounts.byEmail(email);
        var number = found.map(credentials -> credentials.person().number()).orElse(0L);
        var last = known.last(number, place, start);
        var one = new Try(email, found, clip(from), place, ClientName.of(client), last, language);
        var closedToo = throttle.closedFor(one.account(), place, start);
        if (closedToo.isPresent()) {
            return Answer.no(Refusals.tooMany(language, closedToo.get()));
        }
        var answer = passwords.inTurn(() -> {
            var now = clock.instant();
            return throttle.begin(one.account(), place, now)
                    .map(attempt -> attempt(attempt, one, password))
                    .orElseGet(() -> Answer.no(Refusals.tooMany(
                            language,
                            throttle.closedFor(one.account(), place, now).orElse(BUSY))));
        });
        return answer.orElseGet(
                () -> Answer.no(Refusals.of(Problem.Kind.BUSY, language, "busy").retryAfter(BUSY)));
    }

    private Answer<Started> attempt(Throttle.Attempt attempt, Try one, Secret password) {
        var failed = false;
        var ended = false;
        try {
            var right = passwords.matches(password, one.hash());
            var now = clock.instant();
            if (right && one.person().filter(Person::active).isPresent()) {
                var started = start(one, now);
                if (started.isPresent()) {
                    attempt.succeeded();
                    ended = true;
                    if (!one.oneTime()) { // who still has to change it may have to read it once more
                        firstRun.signedIn(one.person().get().email());
                    }
                    return Answer.of(started.get());
                }
            }
            failed = true;
            write(failure(one.person(), one.from(), now));
            return Answer.no(Refusals.of(Problem.Kind.SIGN_IN_FAILED, one.language(), "sign-in-failed"));
        } finally {
            if (failed) {
                attempt.failed(clock.instant());
            } else if (!ended) {
                attempt.given();
            }
        }
    }

    /** Empty when the password was changed, or the user made inactive, since they were read. */
    private Optional<Started> start(Try one, Instant now) {
        var person = one.person().orElseThrow();
        var hash = one.hash();
        var begun = store.global().transact(sql -> {
            if (!AccountRow.of(sql, person).take(hash)) {
                return Optional.<Sessions.Begun>empty();
            }
            var session = sessions.begin(sql, person, one.from(), one.client(), now);
            known.note(sql, person.number(), one.place(), one.lastHere(), now);
            var row = row(person, now, "sign-in", person.name() + " signed in", one.from());
            journal.write(sql.connection(), List.of(row), List.of(), List.of());
            return Optional.of(session);
        });
        return begun.map(session -> new Started(
                session.token(),
                Holder.ofSession(person, session.number(), one.oneTime()).caller(one.from())));
    }

    @Override
    public Optional<Caller> caller(Secret token, String from) {
        var holder = ApiTokens.formed(token) ? tokens.use(token) : sessions.use(token);
        return holder.map(one -> one.caller(from));
    }

    @Override
    public Optional<Caller> look(Secret token, String from) {
        var holder = ApiTokens.formed(token) ? tokens.look(token) : sessions.look(token);
        return holder.map(one -> one.caller(from));
    }

    @Override
    public void signOut(Secret token) {
        store.global().transact(sql -> {
            var ended = sessions.end(sql, token);
            if (ended.isPresent()) {
                var person = ended.get().person();
                var now = clock.instant();
                var row = row(
                        person,
                        now,
                        "sign-out",
                        person.name() + " signed out",
                        ended.get().address());
                journal.write(sql.connection(), List.of(row), List.of(Endings.news(person, now)), List.of());
            }
            return null;
        });
        sessions.forget(token);
        journal.committed(); // now, for open pages ask the moment they hear of it
    }

    @Override
    public Optional<Profile> profile(Caller caller) {
        return caller.user() == 0
                ? Optional.empty()
                : store.global().read(sql -> AccountRow.of(sql, caller).profile());
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
}
