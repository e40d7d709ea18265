package org.bestow.identity.internal.administration;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bestow.api.Answer;
import org.bestow.api.Caller;
import org.bestow.api.Journal;
import org.bestow.api.MemberGuard;
import org.bestow.api.Message;
import org.bestow.api.Policy;
import org.bestow.api.Problem;
import org.bestow.api.Twin;
import org.bestow.api.UserAccounts.Account;
import org.bestow.api.UserAccounts.Change;
import org.bestow.api.UserAccounts.Invited;
import org.bestow.api.UserAccounts.RoleChange;
import org.bestow.api.Users;
import org.bestow.api.Users.Person;
import org.bestow.identity.internal.account.AccountRow;
import org.bestow.identity.internal.account.AccountRows;
import org.bestow.identity.internal.account.AccountSearch;
import org.bestow.identity.internal.account.AccountSearch.Found;
import org.bestow.identity.internal.account.EmailKey;
import org.bestow.identity.internal.account.InvitationRows;
import org.bestow.identity.internal.signin.Ending;
import org.bestow.identity.internal.signin.Endings;
import org.bestow.identity.internal.text.Refusals;
import org.bestow.identity.internal.text.Refusals.Wrong;
import org.bestow.spi.Role;
import org.bestow.store.Sql;
import org.bestow.store.Store;
import org.bestow.store.StoreException;

/** Changes of users who are there: roles, profile, another invitation. Each is decided under the member's guard. Thread-safe. */
final class AccountChanges {

    private final Store store;
    private final AccountAccess access;
    private final AccountSheets sheets;
    private final MemberGuard guard;
    private final Endings endings;
    private final Inviter inviter;
    private final Journal journal;
    private final Clock clock;

    AccountChanges(
            AccountAccess access,
            AccountSheets sheets,
            MemberGuard guard,
            Endings endings,
            Inviter inviter,
            Journal journal,
            Clock clock) {
        this.store = access.accounts().store();
        this.access = access;
        this.sheets = sheets;
        this.guard = guard;
        this.endings = endings;
        this.inviter = inviter;
        this.journal = journal;
        this.clock = clock;
    }

    /** What came of a change, and what it ended. */
    private record Changed(Optional<Problem> no, Optional<Ending> ending) {

        static final Changed DONE = new Changed(Optional.empty(), Optional.empty());

        static Changed not(Problem problem) {
            return new Changed(Optional.of(problem), Optional.empty());
        }
    }

    private interface Work {
        Changed with(Sql sql, Found now) throws SQLException;
    }

    Answer<Account> roles(Caller caller, RoleChange change) {
        var refusal = access.refusal(caller, Policy.Permission.MANAGE_USERS, "manage-users");
        if (refusal.isPresent()) {
            return Answer.no(refusal.get());
        }
        var error = NewUserCheck.roles(change.roles(), caller.tenant().isEmpty());
        if (error.isPresent()) {
            return Answer.no(Refusals.invalid(caller.language(), List.of(error.get())));
        }
        return access.find(caller, change.user())
                .map(found -> run(caller, found, (sql, now) -> roles(sql, caller, now.person(), change)))
                .orElseGet(() -> AccountAccess.notFound(caller));
    }

    private Changed roles(Sql sql, Caller caller, Person before, RoleChange change) throws SQLException {
        var version = AccountAccess.version(before);
        if (change.expected().orElse(version) != version) {
            return Changed.not(AccountAccess.stale(caller));
        }
        var foreign = RoleGrants.missing(access.grantable(caller), before.roles(), change.roles());
        if (!foreign.isEmpty()) {
            return Changed.not(access.notGrantable(caller, foreign));
        }
        if (before.roles().equals(change.roles())) {
            return Changed.DONE;
        }
        if (before.deleted()) {
            return Changed.not(AccountAccess.deleted(caller, before));
        }
        if (!change.roles().contains(Role.GLOBAL_ADMIN) && lastGlobalAdmin(sql, before)) {
            return Changed.not(AccountAccess.lastGlobalAdmin(caller, before));
        }
        var now = clock.instant();
        AccountRow.of(sql, before).replaceRoles(change.roles());
        var ending = endings.endSessionsOf(sql, before, now);
        var after = AccountRows.byNumber(sql, before.number()).orElseThrow();
        var audit = AccountTrail.rolesChanged(caller, before, after, now);
        journal.write(sql.connection(), List.of(audit), ending.news(), List.of());
        return new Changed(Optional.empty(), Optional.of(ending));
    }

    /** Whether nobody could sign in as a Global admin without this one; stays true only under the member's guard. */
    static boolean lastGlobalAdmin(Sql sql, Person person) {
        return person.active()
                && person.roles().contains(Role.GLOBAL_ADMIN)
                && AccountRows.otherGlobalAdmins(sql, person.member().orElse(0), person.number()) == 0;
    }

    Answer<Account> profile(Caller caller, Change change) {
        return access.toManage(caller, change.user()).then(found -> {
            var wrong = wrong(change, found.person());
            if (!wrong.isEmpty()) {
                return Answer.no(Refusals.invalid(caller.language(), wrong));
            }
            var host = inviter.host(caller);
            try {
                return run(caller, found, (sql, now) -> profile(sql, caller, now.person(), change, host));
            } catch (StoreException e) {
                if (!e.duplicate()) {
                    throw e;
                }
                return Answer.no(NewUsers.taken(caller.language()));
            }
        });
    }

    private static List<Wrong> wrong(Change change, Person person) {
        var wrong = new ArrayList<Wrong>();
        change.name().map(String::strip).flatMap(NewUserCheck::name).ifPresent(wrong::add);
        change.email()
                .map(String::strip)
                .flatMap(email -> NewUserCheck.email(email, person.state() == Users.State.INVITED))
                .ifPresent(wrong::add);
        return wrong;
    }

    private Changed profile(Sql sql, Caller caller, Person before, Change change, InvitationLetter.Host host)
            throws SQLException {
        var version = AccountAccess.version(before);
        if (change.expected().orElse(version) != version) {
            return Changed.not(AccountAccess.stale(caller));
        }
        var no = access.unmanageable(caller, before);
        if (no.isPresent()) {
            return Changed.not(no.get());
        }
        if (before.deleted()) {
            return Changed.not(AccountAccess.deleted(caller, before));
        }
        var after = new Person(
                before.number(),
                before.member(),
                change.name().map(String::strip).orElse(before.name()),
                change.email().map(String::strip).orElse(before.email()),
                change.language().orElse(before.language()),
                before.roles(),
                before.state(),
                before.notificationEmail());
        if (after.equals(before)) {
            return Changed.DONE;
        }
        if (!EmailKey.of(after.email()).equals(EmailKey.of(before.email())) && NewUsers.isTaken(sql, after.email())) {
            return Changed.not(NewUsers.taken(sql, caller, after.email()));
        }
        var now = clock.instant();
        AccountRow.of(sql, after).change(after);
        if (before.state() == Users.State.INVITED && !after.email().equals(before.email())) {
            inviter.again(sql, after, host, now);
        }
        var audit = AccountTrail.changed(caller, before, after, now);
        journal.write(sql.connection(), List.of(audit), List.of(), List.of());
        return Changed.DONE;
    }

    Answer<Invited> invite(Caller caller, String user, Optional<String> idempotencyKey) {
        return access.toManage(caller, user).then(found -> {
            var twin = idempotencyKey.map(
                    key -> Twin.of(caller, caller.tenant().orElse(0), key, List.of("invitation", user)));
            var host = inviter.host(caller);
            var replayed = new boolean[1];
            var answer = run(caller, found, (sql, now) -> {
                var finished = twin.isPresent()
                        ? twin.get().find(journal, sql.connection(), clock.instant())
                        : Optional.<Twin.Finished>empty();
                replayed[0] = finished.isPresent();
                if (finished.isPresent()) {
                    return finished.get().same() ? Changed.DONE : Changed.not(mismatch(caller));
                }
                return invite(sql, caller, now.person(), host, twin);
            });
            return answer.map(account -> new Invited(account, replayed[0]));
        });
    }

    private static Problem mismatch(Caller caller) {
        return Refusals.of(Problem.Kind.IDEMPOTENCY_MISMATCH, caller.language(), "idempotency");
    }

    private Changed invite(Sql sql, Caller caller, Person person, InvitationLetter.Host host, Optional<Twin> twin)
            throws SQLException {
        var no = access.unmanageable(caller, person);
        if (no.isPresent()) {
            return Changed.not(no.get());
        }
        if (person.deleted()) {
            return Changed.not(AccountAccess.deleted(caller, person));
        }
        if (person.active()) {
            return Changed.not(
                    Refusals.refused(caller.language(), "not-invited", Map.of("user", person.id()), person.name()));
        }
        var now = clock.instant();
        var wait = wait(sql, person, now);
        if (wait.isPresent()) {
            return Changed.not(Refusals.of(Problem.Kind.TOO_MANY_ATTEMPTS, caller.language(), "invited-lately")
                    .retryAfter(wait.get()));
        }
        if (!Message.Recipient.deliverable(person.email())) {
            return Changed.not(Refusals.invalid(caller.language(), List.of(new Wrong("/email", "undeliverable"))));
        }
        inviter.again(sql, person, host, now);
        var twins = twin.map(one -> one.done(person.number(), now)).stream().toList();
        journal.write(sql.connection(), List.of(AccountTrail.invited(caller, person, now)), List.of(), twins);
        return Changed.DONE;
    }

    private static Optional<Duration> wait(Sql sql, Person person, Instant now) {
        return new InvitationRows(sql)
                .of(person.number())
                .map(open -> Duration.between(now, open.sentAt().plus(Inviter.pause(open.sentCount()))))
                .filter(left -> !left.isNegative() && !left.isZero());
    }

    /** Does it to the user as it is under the guard, and answers with the user as it is afterwards. */
    private Answer<Account> run(Caller caller, Found found, Work work) {
        var number = found.person().number();
        var tenant = caller.tenant();
        var done = store.global().transact(sql -> {
            if (tenant.isPresent() && !guard.lock(sql.connection(), tenant.getAsLong())) {
                return Changed.not(AccountAccess.missing(caller));
            }
            var now = AccountSearch.one(sql, tenant, number);
            return now.isEmpty() ? Changed.not(AccountAccess.missing(caller)) : work.with(sql, now.get());
        });
        done.ending().ifPresent(Ending::committed);
        return done.no().<Answer<Account>>map(Answer::no).orElseGet(() -> Answer.of(sheets.of(tenant, number)));
    }
}
