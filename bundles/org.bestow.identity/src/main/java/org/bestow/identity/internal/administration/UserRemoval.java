package org.bestow.identity.internal.administration;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bestow.api.Answer;
import org.bestow.api.Caller;
import org.bestow.api.Holders;
import org.bestow.api.Journal;
import org.bestow.api.MemberGuard;
import org.bestow.api.Messages;
import org.bestow.api.Policy;
import org.bestow.api.Problem;
import org.bestow.api.RoleRequests.State;
import org.bestow.api.UserAccounts.Account;
import org.bestow.api.UserRemovals;
import org.bestow.api.Users.Person;
import org.bestow.identity.internal.account.AccountRow;
import org.bestow.identity.internal.account.AccountRows;
import org.bestow.identity.internal.account.AccountSearch;
import org.bestow.identity.internal.account.AccountSearch.Found;
import org.bestow.identity.internal.account.Accounts;
import org.bestow.identity.internal.account.InvitationRows;
import org.bestow.identity.internal.signin.Ending;
import org.bestow.identity.internal.signin.Endings;
import org.bestow.identity.internal.text.Refusals;
import org.bestow.store.Sql;
import org.bestow.store.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Users deleted and restored by those who may. Thread-safe. */
@Component
public final class UserRemoval implements UserRemovals {

    private final Store store;
    private final AccountAccess access;
    private final AccountSheets sheets;
    private final Holders holders;
    private final MemberGuard guard;
    private final Endings endings;
    private final Journal journal;
    private final Clock clock;

    @Activate
    public UserRemoval(
            @Reference Accounts accounts,
            @Reference Policy policy,
            @Reference Messages messages,
            @Reference Holders holders,
            @Reference MemberGuard guard,
            @Reference Endings endings,
            @Reference Journal journal,
            @Reference Clock clock) {
        this.store = accounts.store();
        this.access = new AccountAccess(policy, accounts);
        this.sheets = new AccountSheets(accounts, messages);
        this.holders = holders;
        this.guard = guard;
        this.endings = endings;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public Answer<Removal> remove(Caller caller, String user, boolean dryRun) {
        return access.toManage(caller, user).then(found -> {
            var person = found.person();
            if (person.deleted()) {
                return Answer.of(new Removal(sheets.of(found), List.of(), dryRun));
            }
            // what the page shows beforehand; under the locks it is whatever is held then
            var held = caller.tenant().isPresent()
                    ? holders.seats(caller.tenant().getAsLong(), person.number(), caller.language())
                    : List.<Holders.Seat>of();
            if (dryRun) {
                var no = store.global().read(sql -> refusal(sql, caller, person));
                return no.<Answer<Removal>>map(Answer::no)
                        .orElseGet(() -> Answer.of(new Removal(sheets.of(found), held, true)));
            }
            return removed(caller, person.number(), held);
        });
    }

    /** A refusal under the locks, when seats were ended already: rolls them back. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Problem problem;

        Refused(Problem problem) {
            super(problem.rule(), null, false, false);
            this.problem = problem;
        }
    }

    private Answer<Removal> removed(Caller caller, long number, List<Holders.Seat> held) {
        try {
            var ending = store.global().transact(sql -> remove(sql, caller, number));
            ending.ifPresent(Ending::committed);
            journal.committed();
            return Answer.of(new Removal(sheets.of(caller.tenant(), number), held, false));
        } catch (Refused e) {
            return Answer.no(e.problem);
        }
    }

    /** Empty when somebody else was faster. */
    private Optional<Ending> remove(Sql sql, Caller caller, long number) throws SQLException {
        var tenant = caller.tenant();
        var ended = 0;
        if (tenant.isPresent()) {
            // before the guard: benefits are locked first
            ended = holders.endSeats(sql.connection(), caller, tenant.getAsLong(), number);
            guard.lock(sql.connection(), tenant.getAsLong());
        }
        var person = AccountRows.byNumber(sql, number).orElseThrow();
        refusal(sql, caller, person).ifPresent(problem -> {
            throw new Refused(problem);
        });
        var now = clock.instant();
        if (!AccountRow.of(sql, person).delete(now)) {
            return Optional.empty();
        }
        new InvitationRows(sql).close(number);
        if (tenant.isPresent()) {
            withdraw(new RoleRequestRows(sql, tenant.getAsLong()), caller, number, now);
        }
        var ending = endings.endEverythingOf(sql, person, now);
        var audit = AccountTrail.deleted(caller, person, ended, now);
        journal.write(sql.connection(), List.of(audit), ending.news(), List.of());
        return Optional.of(ending);
    }

    private static void withdraw(RoleRequestRows requests, Caller caller, long number, Instant now) {
        var end = new RoleRequestRows.End(State.WITHDRAWN, caller.user(), caller.name(), Optional.empty(), now);
        requests.open(number).ifPresent(open -> requests.end(open.id(), end));
    }

    /** By what is there; that the last Global admin stays is true only under the guard. */
    private Optional<Problem> refusal(Sql sql, Caller caller, Person person) {
        if (caller.user() == person.number()) {
            return Optional.of(Refusals.refused(caller.language(), "own-account", Map.of("user", person.id())));
        }
        return AccountChanges.lastGlobalAdmin(sql, person)
                ? Optional.of(AccountAccess.lastGlobalAdmin(caller, person))
                : access.unmanageable(caller, person);
    }

    @Override
    public Answer<Account> restore(Caller caller, String user) {
        return access.toManage(caller, user).then(found -> {
            var no = store.global().transact(sql -> restore(sql, caller, found));
            return no.<Answer<Account>>map(Answer::no)
                    .orElseGet(() ->
                            Answer.of(sheets.of(caller.tenant(), found.person().number())));
        });
    }

    private Optional<Problem> restore(Sql sql, Caller caller, Found found) throws SQLException {
        var tenant = caller.tenant();
        if (tenant.isPresent() && !guard.lock(sql.connection(), tenant.getAsLong())) {
            return Optional.of(AccountAccess.missing(caller));
        }
        var now = clock.instant();
        var still = AccountSearch.one(sql, tenant, found.person().number());
        if (still.isEmpty()) {
            return Optional.of(AccountAccess.missing(caller));
        }
        var person = still.get().person();
        if (!person.deleted()) {
            return Optional.empty();
        }
        if (still.get().deletedAt().filter(at -> over(at, now)).isPresent()) {
            var facts = Map.<String, Object>of("user", person.id(), "days", RESTORABLE_DAYS);
            return Optional.of(
                    Refusals.refused(caller.language(), "restorable-no-more", facts, person.name(), RESTORABLE_DAYS));
        }
        var no = access.unmanageable(caller, person);
        if (no.isEmpty()) {
            AccountRow.of(sql, person).restore();
            if (tenant.isPresent()) {
                holders.readmit(sql.connection(), tenant.getAsLong(), person.number());
            }
            var audit = AccountTrail.restored(caller, person, now);
            journal.write(sql.connection(), List.of(audit), List.of(), List.of());
        }
        return no;
    }

    static boolean over(Instant deletedAt, Instant now) {
        return !deletedAt.plus(Duration.ofDays(RESTORABLE_DAYS)).isAfter(now);
    }
}
