package org.bestow.identity.internal.administration;

import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.bestow.api.Answer;
import org.bestow.api.Caller;
import org.bestow.api.Journal;
import org.bestow.api.Language;
import org.bestow.api.MemberGuard;
import org.bestow.api.Policy;
import org.bestow.api.Problem;
import org.bestow.api.PublicId;
import org.bestow.api.Twin;
import org.bestow.api.UserAccounts;
import org.bestow.api.Users.Person;
import org.bestow.identity.internal.account.Accounts;
import org.bestow.identity.internal.signin.Ending;
import org.bestow.identity.internal.signin.Endings;
import org.bestow.identity.internal.text.Refusals;
import org.bestow.spi.Role;
import org.bestow.store.Sql;
import org.bestow.store.Store;
import org.bestow.store.StoreException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Users made and given roles by those who may. Thread-safe. */
@Component
public final class UserAdministration implements UserAccounts {

    private final Store store;
    private final Accounts accounts;
    private final NewUsers newUsers;
    private final AccountAccess access;
    private final MemberGuard guard;
    private final Endings endings;
    private final Journal journal;
    private final Clock clock;

    @Activate
    public UserAdministration(
            @Reference Accounts accounts,
            @Reference NewUsers newUsers,
            @Reference Policy policy,
            @Reference MemberGuard guard,
            @Reference Endings endings,
            @Reference Journal journal,
            @Reference Clock clock) {
        this.store = accounts.store();
        this.accounts = accounts;
        this.newUsers = newUsers;
        this.access = new AccountAccess(policy, accounts);
        this.guard = guard;
        this.endings = endings;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public Answer<Account> get(Caller caller, String user) {
        var refusal = access.refusal(caller, Policy.Permission.VIEW_USERS, "view-users");
        return refusal.isPresent()
                ? Answer.no(refusal.get())
                : find(caller, user)
                        .map(person -> Answer.of(account(person)))
                        .orElseGet(() -> AccountAccess.notFound(caller));
    }

    @Override
    public Set<Role> grantable(Caller caller) {
        if (!access.allows(caller, Policy.Permission.MANAGE_USERS)) {
            return Set.of();
        }
        return caller.tenant().isEmpty() ? Set.of(Role.OPERATOR) : RoleGrants.of(caller.roles());
    }

    @Override
    public Answer<Prepared> prepare(Language reader, Draft draft) {
        return newUsers.prepare(reader, draft, false).map(ready -> ready);
    }

    @Override
    public Answer<Created> create(Caller caller, Draft draft) {
        var refusal = access.refusal(caller, Policy.Permission.MANAGE_USERS, "manage-users");
        if (refusal.isPresent()) {
            return Answer.no(refusal.get());
        }
        var tenant = caller.tenant();
        var twin = draft.idempotencyKey().map(key -> Twin.of(caller, tenant.orElse(0), key, content(draft)));
        var before = finished(caller, twin);
        if (before.isPresent()) {
            return before.get();
        }
        var answer = attempt(caller, draft, twin);
        // a twin that has finished in between may be the reason for a no
        return answer instanceof Answer.Denied<Created> ? finished(caller, twin).orElse(answer) : answer;
    }

    private Optional<Answer<Created>> finished(Caller caller, Optional<Twin> twin) {
        return twin.flatMap(one -> store.global().read(sql -> one.find(journal, sql.connection(), clock.instant())))
                .map(found -> replayed(caller, found));
    }

    private Answer<Created> attempt(Caller caller, Draft draft, Optional<Twin> twin) {
        var operator = caller.tenant().isEmpty();
        var foreign = RoleGrants.missing(grantable(caller), Set.of(), draft.roles());
        // before the hash is computed, and before it is told whether an e-mail is taken
        if (!foreign.isEmpty() && NewUserCheck.roles(draft.roles(), operator).isEmpty()) {
            return Answer.no(access.notGrantable(caller, foreign));
        }
        return newUsers.prepare(caller.language(), draft, operator)
                .then(ready -> once(() -> store.global().transact(sql -> insert(sql, caller, ready, twin))));
    }

    private Answer<Created> insert(Sql sql, Caller caller, NewUsers.Ready ready, Optional<Twin> twin)
            throws SQLException {
        var tenant = caller.tenant();
        if (tenant.isPresent() && !guard.lock(sql.connection(), tenant.getAsLong())) {
            return AccountAccess.notFound(caller);
        }
        var now = clock.instant();
        if (twin.isPresent()) {
            var finished = twin.get().find(journal, sql.connection(), now);
            if (finished.isPresent()) {
                return replayed(caller, finished.get());
            }
        }
        if (NewUsers.isTaken(sql, ready.email())) {
            return Answer.no(NewUsers.taken(caller.language()));
        }
        var person = ready.insert(sql, caller, tenant);
        if (twin.isPresent()) {
            journal.write(
                    sql.connection(), List.of(), List.of(), List.of(twin.get().done(person.number(), now)));
        }
        return Answer.of(new Created(account(person), Optional.of(ready.oneTimePassword())));
    }

    /** Twice where a row met its twin: the second time it is seen. */
    private static <T> T once(Supplier<T> work) {
        try {
            return work.get();
        } catch (StoreException e) {
            if (!e.duplicate()) {
                throw e;
            }
            return work.get();
        }
    }

    private Answer<Created> replayed(Caller caller, Twin.Finished twin) {
        if (!twin.same()) {
            return Answer.no(Refusals.of(Problem.Kind.IDEMPOTENCY_MISMATCH, caller.language(), "idempotency"));
        }
        return accounts.byNumber(twin.number())
                .map(person -> Answer.of(new Created(account(person), Optional.empty())))
                .orElseGet(() -> AccountAccess.notFound(caller));
    }

    private static List<String> content(Draft draft) {
        var content = new ArrayList<>(
                List.of("user", draft.name(), draft.email(), draft.language().tag()));
        draft.roles().stream().sorted().map(Role::name).forEach(content::add);
        return content;
    }

    @Override
    public Answer<Account> setRoles(Caller caller, RoleChange change) {
        var refusal = access.refusal(caller, Policy.Permission.MANAGE_USERS, "manage-users");
        if (refusal.isPresent()) {
            return Answer.no(refusal.get());
        }
        var error = NewUserCheck.roles(change.roles(), caller.tenant().isEmpty());
        if (error.isPresent()) {
            return Answer.no(Refusals.invalid(caller.language(), List.of(error.get())));
        }
        var user = find(caller, change.user());
        if (user.isEmpty()) {
            return AccountAccess.notFound(caller);
        }
        var done = store.global().transact(sql -> change(sql, caller, user.get().number(), change));
        done.ending().ifPresent(Ending::committed);
        return done.answer();
    }

    /** What came of a change, and what it ended. */
    private record Changed(Answer<Account> answer, Optional<Ending> ending) {
        static Changed not(Problem problem) {
            return new Changed(Answer.no(problem), Optional.empty());
        }
    }

    private Changed change(Sql sql, Caller caller, long number, RoleChange change) throws SQLException {
        var tenant = caller.tenant();
        if (tenant.isPresent() && !guard.lock(sql.connection(), tenant.getAsLong())) {
            return new Changed(AccountAccess.notFound(caller), Optional.empty());
        }
        var before = Accounts.byNumber(sql, number).orElseThrow();
        if (change.expected().orElse(AccountAccess.version(before)) != AccountAccess.version(before)) {
            return Changed.not(Refusals.of(Problem.Kind.PRECONDITION_FAILED, caller.language(), "user-stale"));
        }
        var foreign = RoleGrants.missing(grantable(caller), before.roles(), change.roles());
        if (!foreign.isEmpty()) {
            return Changed.not(access.notGrantable(caller, foreign));
        }
        if (before.roles().equals(change.roles())) {
            return new Changed(Answer.of(account(before)), Optional.empty());
        }
        if (before.roles().contains(Role.GLOBAL_ADMIN)
                && !change.roles().contains(Role.GLOBAL_ADMIN)
                && Accounts.otherGlobalAdmins(sql, tenant.orElse(0), number) == 0) {
            return Changed.not(AccountAccess.lastGlobalAdmin(caller, before));
        }
        var now = clock.instant();
        Accounts.replaceRoles(sql, number, change.roles());
        var ending = endings.endSessionsOf(sql, before, now);
        var after = Accounts.byNumber(sql, number).orElseThrow();
        var audit = AccountTrail.rolesChanged(caller, before, after, now);
        journal.write(sql.connection(), List.of(audit), ending.news(), List.of());
        return new Changed(Answer.of(account(after)), Optional.of(ending));
    }

    private Optional<Person> find(Caller caller, String user) {
        return PublicId.parse(PublicId.Kind.USER, user)
                .filter(id -> id.member() == caller.tenant().orElse(0))
                .flatMap(id -> accounts.byNumber(id.number()))
                .filter(person -> person.member().equals(caller.tenant()));
    }

    private static Account account(Person person) {
        return new Account(person, AccountAccess.version(person));
    }
}
