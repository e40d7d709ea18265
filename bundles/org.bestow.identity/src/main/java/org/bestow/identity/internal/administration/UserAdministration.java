package org.bestow.identity.internal.administration;

import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bestow.api.Answer;
import org.bestow.api.Caller;
import org.bestow.api.Journal;
import org.bestow.api.Language;
import org.bestow.api.MemberGuard;
import org.bestow.api.Messages;
import org.bestow.api.Page;
import org.bestow.api.Policy;
import org.bestow.api.Problem;
import org.bestow.api.Secret;
import org.bestow.api.Twin;
import org.bestow.api.UserAccounts;
import org.bestow.identity.internal.account.AccountSearch;
import org.bestow.identity.internal.account.Accounts;
import org.bestow.identity.internal.signin.Endings;
import org.bestow.identity.internal.text.Refusals;
import org.bestow.spi.Role;
import org.bestow.store.Sql;
import org.bestow.store.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Users made and given roles by those who may. Thread-safe. */
@Component
public final class UserAdministration implements UserAccounts {

    private final Store store;
    private final NewUsers newUsers;
    private final AccountAccess access;
    private final AccountSheets sheets;
    private final AccountChanges changes;
    private final Inviter inviter;
    private final MemberGuard guard;
    private final Journal journal;
    private final Clock clock;

    @Activate
    public UserAdministration(
            @Reference Accounts accounts,
            @Reference NewUsers newUsers,
            @Reference Policy policy,
            @Reference MemberGuard guard,
            @Reference Endings endings,
            @Reference Inviter inviter,
            @Reference Messages messages,
            @Reference Journal journal,
            @Reference Clock clock) {
        this.store = accounts.store();
        this.newUsers = newUsers;
        this.access = new AccountAccess(policy, accounts);
        this.sheets = new AccountSheets(accounts, messages);
        this.changes = new AccountChanges(access, sheets, guard, endings, inviter, journal, clock);
        this.inviter = inviter;
        this.guard = guard;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public Answer<Page<Account>> list(Caller caller, Filter filter, Page.Request page) {
        var refusal = access.refusal(caller, Policy.Permission.VIEW_USERS, "view-users");
        return refusal.isPresent()
                ? Answer.no(refusal.get())
                : new AccountSearch(store)
                        .page(caller.tenant(), filter, page)
                        .map(found -> Answer.of(new Page<>(sheets.of(caller.tenant(), found.items()), found.next())))
                        .orElseGet(() -> Answer.no(Refusals.cursor(caller.language())));
    }

    @Override
    public Answer<Account> get(Caller caller, String user) {
        var refusal = access.refusal(caller, Policy.Permission.VIEW_USERS, "view-users");
        return refusal.isPresent()
                ? Answer.no(refusal.get())
                : access.find(caller, user)
                        .map(found -> Answer.of(sheets.of(found)))
                        .orElseGet(() -> AccountAccess.notFound(caller));
    }

    @Override
    public Set<Role> grantable(Caller caller) {
        return access.grantable(caller);
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
        var taken = taken(caller, NewUserCheck.stripped(draft), operator);
        if (taken.isPresent()) {
            return Answer.no(taken.get());
        }
        var host = inviter.host(caller);
        return newUsers.prepare(caller.language(), draft, operator)
                .then(ready -> store.global().transactBesideTwins(sql -> insert(sql, caller, ready, host, twin)))
                .map(made -> new Created(sheets.of(caller.tenant(), made.number()), made.password(), made.replayed()));
    }

    /** Before the hash is computed; what else is wrong is told first. */
    private Optional<Problem> taken(Caller caller, Draft draft, boolean operator) {
        if (!NewUserCheck.errors(draft, operator).isEmpty()) {
            return Optional.empty();
        }
        return store.global()
                .read(sql -> NewUsers.isTaken(sql, draft.email())
                        ? Optional.of(NewUsers.taken(sql, caller, draft.email()))
                        : Optional.empty());
    }

    /** What a transaction made, or found made before. */
    private record Made(long number, Optional<Secret> password, boolean replayed) {}

    private Answer<Made> insert(
            Sql sql, Caller caller, NewUsers.Ready ready, InvitationLetter.Host host, Optional<Twin> twin)
            throws SQLException {
        var tenant = caller.tenant();
        if (tenant.isPresent() && !guard.lock(sql.connection(), tenant.getAsLong())) {
            return AccountAccess.notFound(caller);
        }
        var now = clock.instant();
        if (twin.isPresent()) {
            var finished = twin.get().find(journal, sql.connection(), now);
            if (finished.isPresent()) {
                return made(caller, finished.get());
            }
        }
        if (NewUsers.isTaken(sql, ready.email())) {
            return Answer.no(NewUsers.taken(sql, caller, ready.email()));
        }
        var person = ready.insert(sql, caller, tenant);
        if (ready.invited()) {
            inviter.invite(sql, List.of(person), host, 1, now);
        }
        if (twin.isPresent()) {
            journal.write(
                    sql.connection(), List.of(), List.of(), List.of(twin.get().done(person.number(), now)));
        }
        return Answer.of(new Made(person.number(), ready.password(), false));
    }

    private static Answer<Made> made(Caller caller, Twin.Finished twin) {
        return twin.same()
                ? Answer.of(new Made(twin.number(), Optional.empty(), true))
                : Answer.no(Refusals.of(Problem.Kind.IDEMPOTENCY_MISMATCH, caller.language(), "idempotency"));
    }

    private Answer<Created> replayed(Caller caller, Twin.Finished twin) {
        return made(caller, twin).then(made -> new AccountSearch(store)
                .one(caller.tenant(), made.number())
                .map(found -> Answer.of(new Created(sheets.of(found), Optional.empty(), true)))
                .orElseGet(() -> AccountAccess.notFound(caller)));
    }

    private static List<String> content(Draft draft) {
        var content = new ArrayList<>(List.of(
                draft.invite() ? "invited user" : "user",
                draft.name(),
                draft.email(),
                draft.language().tag()));
        draft.roles().stream().sorted().map(Role::name).forEach(content::add);
        return content;
    }

    @Override
    public Answer<Account> setRoles(Caller caller, RoleChange change) {
        return changes.roles(caller, change);
    }

    @Override
    public Answer<Account> change(Caller caller, Change change) {
        return changes.profile(caller, change);
    }

    @Override
    public Answer<Invited> invite(Caller caller, String user, Optional<String> idempotencyKey) {
        return changes.invite(caller, user, idempotencyKey);
    }
}
