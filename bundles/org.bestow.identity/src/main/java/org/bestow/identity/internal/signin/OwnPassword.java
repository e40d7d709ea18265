package org.bestow.identity.internal.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bestow.api.Answer;
import org.bestow.api.Caller;
import org.bestow.api.Journal;
import org.bestow.api.Problem;
import org.bestow.api.Secret;
import org.bestow.identity.internal.account.AccountRow;
import org.bestow.identity.internal.account.Accounts;
import org.bestow.identity.internal.account.FirstRunFile;
import org.bestow.identity.internal.account.Trace;
import org.bestow.identity.internal.password.PasswordRules;
import org.bestow.identity.internal.password.Passwords;
import org.bestow.identity.internal.text.Refusals;
import org.bestow.identity.internal.text.Refusals.Wrong;
import org.bestow.store.Store;

/**
 * Changes of password. Wrong current ones are counted for the user who is signed in, apart from those of sign-in: neither closes the
 * other. Thread-safe.
 */
final class OwnPassword {

    private static final Duration BUSY = Duration.ofSeconds(5);

    private final Store store;
    private final Accounts accounts;
    private final Passwords passwords;
    private final PasswordRules rules = new PasswordRules();
    private final Throttle throttle;
    private final Endings endings;
    private final FirstRunFile firstRun;
    private final Journal journal;
    private final Clock clock;

    OwnPassword(
            Accounts accounts,
            Passwords passwords,
            Throttle throttle,
            Endings endings,
            FirstRunFile firstRun,
            Journal journal,
            Clock clock) {
        this.store = accounts.store();
        this.accounts = accounts;
        this.passwords = passwords;
        this.throttle = throttle;
        this.endings = endings;
        this.firstRun = firstRun;
        this.journal = journal;
        this.clock = clock;
    }

    /** How many other sessions were ended. */
    Answer<Integer> change(Caller caller, Secret current, Secret next) {
        var language = caller.language();
        var own = store.global().read(sql -> AccountRow.of(sql, caller).own());
        if (own.isEmpty()) {
            return Answer.no(Refusals.of(Problem.Kind.NOT_SIGNED_IN, language, "not-signed-in"));
        }
        // in turn, as hashing: it takes as long
        var fault = passwords.inTurn(
                () -> rules.fault(next, current, own.get().name(), own.get().email()));
        if (fault.isEmpty()) {
            return Answer.no(busy(caller));
        } else if (fault.get().isPresent()) {
            return Answer.no(Refusals.invalid(
                    language, List.of(new Wrong("/password", fault.get().get()))));
        }
        var account = "password of " + caller.user();
        var place = AddressKey.of(caller.from());
        return passwords
                .inTurn(() -> {
                    var now = clock.instant();
                    return throttle.begin(account, place, now)
                            .map(attempt -> attempt(attempt, caller, own.get(), current, next))
                            .orElseGet(() -> Answer.no(Refusals.tooMany(
                                    language,
                                    throttle.closedFor(account, place, now).orElse(BUSY))));
                })
                .orElseGet(() -> Answer.no(
                        Refusals.of(Problem.Kind.BUSY, language, "busy").retryAfter(BUSY)));
    }

    private static Problem busy(Caller caller) {
        return Refusals.of(Problem.Kind.BUSY, caller.language(), "busy").retryAfter(BUSY);
    }

    private Answer<Integer> attempt(
            Throttle.Attempt attempt, Caller caller, AccountRow.Own own, Secret current, Secret next) {
        var failed = false;
        var ended = false;
        try {
            var now = clock.instant();
            if (passwords.matches(current, Optional.of(own.hash()))) {
                var ending = replace(caller, own, passwords.hash(next), now);
                if (ending.isPresent()) {
                    attempt.succeeded();
                    ended = true;
                    ending.get().committed();
                    firstRun.passwordChanged(own.email());
                    return Answer.of(ending.get().sessions());
                }
            }
            failed = true;
            var facts = Trace.facts();
            var row = new Trace(caller, now)
                    .ofUser("password-change-failed", facts, facts, "Gave a wrong current password");
            store.global().transact(sql -> {
                journal.write(sql.connection(), List.of(row), List.of(), List.of());
                return null;
            });
            return Answer.no(Refusals.refused(caller.language(), "wrong-password", Map.of()));
        } finally {
            if (failed) {
                attempt.failed(clock.instant());
            } else if (!ended) {
                attempt.given();
            }
        }
    }

    /** Empty when the password was changed, or the user made inactive, in between. */
    private Optional<Ending> replace(Caller caller, AccountRow.Own own, String hash, Instant now) {
        var person = accounts.byNumber(caller.user()).orElseThrow();
        return store.global().transact(sql -> {
            var row = AccountRow.of(sql, caller);
            if (!row.take(Optional.of(own.hash()))) {
                return Optional.<Ending>empty();
            }
            row.password(hash);
            var ending = endings.endSessionsOf(sql, person, caller.access().session(), now);
            var after = Trace.facts().put("endedSessions", ending.sessions());
            var audit =
                    new Trace(caller, now).ofUser("password-changed", Trace.facts(), after, "Changed the own password");
            journal.write(sql.connection(), List.of(audit), ending.news(), List.of());
            return Optional.of(ending);
        });
    }
}
