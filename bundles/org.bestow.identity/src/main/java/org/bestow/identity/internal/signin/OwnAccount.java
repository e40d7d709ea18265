package org.bestow.identity.internal.signin;

import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.bestow.api.Account;
import org.bestow.api.Answer;
import org.bestow.api.Caller;
import org.bestow.api.Journal;
import org.bestow.api.Page;
import org.bestow.api.Problem;
import org.bestow.api.PublicId;
import org.bestow.api.Secret;
import org.bestow.api.SignIn;
import org.bestow.api.Users.Person;
import org.bestow.identity.internal.account.Accounts;
import org.bestow.identity.internal.account.FirstRunFile;
import org.bestow.identity.internal.account.Trace;
import org.bestow.identity.internal.password.Passwords;
import org.bestow.identity.internal.text.Refusals;
import org.bestow.store.Sql;
import org.bestow.store.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What a user does with the own account; the one place where it is asked for a session. Thread-safe. */
@Component
public final class OwnAccount implements Account {

    private final Store store;
    private final Accounts accounts;
    private final Sessions sessions;
    private final Endings endings;
    private final Journal journal;
    private final Clock clock;
    private final OwnProfile profile;
    private final OwnPassword password;

    @Activate
    public OwnAccount(
            @Reference Accounts accounts,
            @Reference Passwords passwords,
            @Reference FirstRunFile firstRun,
            @Reference Journal journal,
            @Reference Clock clock,
            @Reference Sessions sessions,
            @Reference Endings endings,
            @Reference Throttle throttle) {
        this.store = accounts.store();
        this.accounts = accounts;
        this.sessions = sessions;
        this.endings = endings;
        this.journal = journal;
        this.clock = clock;
        this.profile = new OwnProfile(store, journal);
        this.password = new OwnPassword(accounts, passwords, throttle, endings, firstRun, journal, clock);
    }

    @Override
    public Answer<SignIn.Profile> change(Caller caller, long version, Wanted wanted) {
        return inSession(caller, () -> profile.change(new Trace(caller, clock.instant()), version, wanted));
    }

    @Override
    public Answer<Integer> changePassword(Caller caller, Secret current, Secret next) {
        return inSession(caller, () -> password.change(caller, current, next));
    }

    @Override
    public Answer<Page<Session>> sessions(Caller caller, Page.Request page) {
        return inSession(caller, () -> NewestFirst.SESSIONS
                .before(page)
                .<Answer<Page<Session>>>map(before -> {
                    var rows = sessions.list(caller.user(), before, page.limit() + 1, clock.instant());
                    return Answer.of(NewestFirst.SESSIONS.page(
                            rows, page.limit(), Sessions.ListedRow::id, row -> session(caller, row)));
                })
                .orElseGet(() -> Answer.no(Refusals.cursor(caller.language()))));
    }

    private Session session(Caller caller, Sessions.ListedRow row) {
        var current = caller.access().session().orElse(0) == row.id();
        return new Session(
                PublicId.of(PublicId.Kind.SESSION, caller.member().orElse(0), row.id()),
                current,
                row.address(),
                row.client(),
                row.createdAt(),
                current ? clock.instant() : row.lastSeenAt(),
                row.expiresAt());
    }

    @Override
    public Answer<Integer> endSession(Caller caller, String session) {
        var number = PublicId.parse(PublicId.Kind.SESSION, session)
                .filter(id -> id.member() == caller.member().orElse(0))
                .map(PublicId::number);
        return inSession(caller, () -> number.map(one -> end(caller, one))
                .filter(ended -> ended > 0)
                .<Answer<Integer>>map(Answer::of)
                .orElseGet(() -> Answer.no(Refusals.of(Problem.Kind.NOT_FOUND, caller.language(), "not-found"))));
    }

    private int end(Caller caller, long session) {
        return write(
                caller,
                "session-ended",
                "Ended a session",
                (sql, person) -> endings.endSession(sql, person, session, clock.instant()));
    }

    @Override
    public Answer<Integer> endOtherSessions(Caller caller) {
        return inSession(
                caller,
                () -> Answer.of(write(
                        caller,
                        "sessions-ended",
                        "Ended all other sessions",
                        (sql, person) -> endings.endSessionsOf(
                                sql, person, caller.access().session(), clock.instant()))));
    }

    private interface Way {
        Ending end(Sql sql, Person person);
    }

    /** Nothing ended is nothing done: it leaves no trace. */
    private int write(Caller caller, String action, String summary, Way way) {
        var person = accounts.byNumber(caller.user()).orElseThrow();
        var ending = store.global().transact(sql -> {
            var ended = way.end(sql, person);
            if (ended.sessions() > 0) {
                var after = Trace.facts().put("ended", ended.sessions());
                var row = new Trace(caller, clock.instant()).ofUser(action, Trace.facts(), after, summary);
                journal.write(sql.connection(), List.of(row), ended.news(), List.of());
            }
            return ended;
        });
        ending.committed();
        return ending.sessions();
    }

    private static <T> Answer<T> inSession(Caller caller, Supplier<Answer<T>> call) {
        return Refusals.withoutSession(caller).<Answer<T>>map(Answer::no).orElseGet(call);
    }
}
