package org.bestow.core.internal.member;

import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bestow.api.Answer;
import org.bestow.api.Caller;
import org.bestow.api.EmailAddress;
import org.bestow.api.Journal;
import org.bestow.api.Language;
import org.bestow.api.MemberAccounts;
import org.bestow.api.Page;
import org.bestow.api.Policy;
import org.bestow.api.Problem;
import org.bestow.api.Standing;
import org.bestow.api.Twin;
import org.bestow.api.UserAccounts;
import org.bestow.api.Users;
import org.bestow.core.internal.schema.Schema;
import org.bestow.core.internal.text.OperatorTexts;
import org.bestow.core.internal.text.Problems;
import org.bestow.spi.Role;
import org.bestow.store.SortedCursor;
import org.bestow.store.Sql;
import org.bestow.store.Store;
import org.bestow.store.StoreException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Member companies as operators make and list them. Thread-safe. */
@Component
public final class MemberAdministration implements MemberAccounts {

    private static final int LONGEST_NAME = 200;

    private final Store store;
    private final MemberService members;
    private final Standings standings;
    private final StandingChange change;
    private final UserAccounts accounts;
    private final Users users;
    private final Access access;
    private final Journal journal;
    private final Clock clock;

    @Activate
    public MemberAdministration(
            @Reference Schema schema,
            @Reference MemberService members,
            @Reference Standings standings,
            @Reference UserAccounts accounts,
            @Reference Users users,
            @Reference Access access,
            @Reference Journal journal,
            @Reference Clock clock) {
        this.store = schema.store();
        this.members = members;
        this.standings = standings;
        this.change = new StandingChange(standings, journal, clock);
        this.accounts = accounts;
        this.users = users;
        this.access = access;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public Answer<Page<Company>> list(Caller caller, Optional<String> search, Page.Request page) {
        var refusal = access.refusal(caller, Policy.Permission.OPERATE_MEMBERS);
        if (refusal.isPresent()) {
            return Answer.no(refusal.get());
        }
        var after = page.after()
                .map(text -> SortedCursor.parse(MemberService.LIST, text))
                .orElse(Optional.of(SortedCursor.start(MemberService.LIST)));
        if (after.isEmpty()) {
            return Answer.no(Problems.cursor(caller.language()));
        }
        return Answer.of(members.page(search.filter(text -> !text.isBlank()), after.get(), page.limit()));
    }

    @Override
    public Answer<Company> get(Caller caller, String member) {
        return named(caller, member);
    }

    private Answer<Company> named(Caller caller, String member) {
        var refusal = access.refusal(caller, Policy.Permission.OPERATE_MEMBERS);
        if (refusal.isPresent()) {
            return Answer.no(refusal.get());
        }
        return members.find(member)
                .flatMap(found -> store.global().read(sql -> members.company(sql, found.number())))
                .<Answer<Company>>map(Answer::of)
                .orElseGet(() -> Answer.no(Problems.of(Problem.Kind.NOT_FOUND, caller.language())));
    }

    @Override
    public Answer<Company> change(Caller caller, String member, Standing.Wish wish, long version) {
        return named(caller, member).then(before -> {
            var errors = change.errors(wish, caller.language());
            if (!errors.isEmpty()) {
                return Answer.no(Problems.invalid(caller.language(), errors));
            }
            if (before.version() != version) {
                return stale(caller);
            }
            if (before.standing().kind() == wish.kind()
                    && before.standing().own().equals(StandingChange.link(wish))) {
                return Answer.of(before);
            }
            var after = store.global()
                    .transact(sql -> change.write(sql, caller, before, wish)
                            ? members.company(sql, before.member().number())
                            : Optional.<Company>empty());
            standings.changed();
            journal.committed();
            return after.<Answer<Company>>map(Answer::of).orElseGet(() -> stale(caller));
        });
    }

    private static Answer<Company> stale(Caller caller) {
        return Answer.no(Problems.of(Problem.Kind.PRECONDITION_FAILED, caller.language()));
    }

    @Override
    public Answer<Created> create(Caller caller, Draft typed) {
        var refusal = access.refusal(caller, Policy.Permission.OPERATE_MEMBERS);
        if (refusal.isPresent()) {
            return Answer.no(refusal.get());
        }
        var twin = typed.idempotencyKey().map(key -> Twin.of(caller, 0, key, content(typed)));
        var before = finished(caller, twin);
        if (before.isPresent()) {
            return before.get();
        }
        var answer = attempt(caller, stripped(typed), twin);
        standings.changed();
        // a twin that has finished in between may be the reason for a no
        return answer instanceof Answer.Denied<Created> ? finished(caller, twin).orElse(answer) : answer;
    }

    private Optional<Answer<Created>> finished(Caller caller, Optional<Twin> twin) {
        return twin.flatMap(one -> store.global().read(sql -> one.find(journal, sql.connection(), clock.instant())))
                .map(found -> replayed(caller, found));
    }

    private Answer<Created> attempt(Caller caller, Draft draft, Optional<Twin> twin) {
        var errors = errors(draft, caller.language());
        errors.addAll(change.errors(draft.standing(), caller.language()));
        var admin = accounts.prepare(caller.language(), admin(draft));
        if (!errors.isEmpty() || admin instanceof Answer.Denied<UserAccounts.Prepared>) {
            return Answer.no(together(caller.language(), errors, admin));
        }
        return admin.then(ready -> created(caller, draft, ready, twin));
    }

    /** A second time where a name, an e-mail or an idempotency key met its like: then it is seen. */
    private Answer<Created> created(Caller caller, Draft draft, UserAccounts.Prepared admin, Optional<Twin> twin) {
        try {
            return store.global().transact(sql -> insert(sql, caller, draft, admin, twin));
        } catch (StoreException e) {
            if (!e.duplicate()) {
                throw e;
            }
        }
        var now = accounts.prepare(caller.language(), admin(draft));
        return now.then(again -> store.global().transact(sql -> insert(sql, caller, draft, again, twin)));
    }

    private Answer<Created> insert(
            Sql sql, Caller caller, Draft draft, UserAccounts.Prepared admin, Optional<Twin> twin) throws SQLException {
        var now = clock.instant();
        if (twin.isPresent()) {
            var finished = twin.get().find(journal, sql.connection(), now);
            if (finished.isPresent()) {
                return replayed(caller, finished.get());
            }
        }
        if (MemberService.isTaken(sql, draft.name())) {
            var error = error("/name", "member.taken", caller.language(), Map.of());
            return Answer.no(Problems.invalid(caller.language(), List.of(error)));
        }
        var standing = draft.standing();
        var company = members.create(
                sql,
                caller,
                new MemberService.Newcomer(
                        draft.name(),
                        ZoneId.of(draft.timeZone()),
                        draft.email(),
                        standing.kind(),
                        StandingChange.link(standing)));
        var number = company.member().number();
        var person = admin.insert(sql.connection(), caller, number);
        if (twin.isPresent()) {
            journal.write(
                    sql.connection(), List.of(), List.of(), List.of(twin.get().done(number, now)));
        }
        return Answer.of(new Created(company, person, Optional.of(admin.oneTimePassword())));
    }

    private Answer<Created> replayed(Caller caller, Twin.Finished twin) {
        if (!twin.same()) {
            return Answer.no(Problems.of(Problem.Kind.IDEMPOTENCY_MISMATCH, caller.language()));
        }
        var company = store.global().read(sql -> members.company(sql, twin.number()));
        var admin = users.withAnyRole(twin.number(), Set.of(Role.GLOBAL_ADMIN)).stream()
                .min((one, other) -> Long.compare(one.number(), other.number()));
        return company.isEmpty() || admin.isEmpty()
                ? Answer.no(Problems.of(Problem.Kind.NOT_FOUND, caller.language()))
                : Answer.of(new Created(company.get(), admin.get(), Optional.empty()));
    }

    private static List<String> content(Draft draft) {
        return List.of(
                "member",
                draft.name(),
                draft.timeZone(),
                draft.email(),
                draft.admin().name(),
                draft.admin().email(),
                draft.admin().language().tag(),
                draft.standing().kind().code(),
                draft.standing().link().orElse(""));
    }

    private static Draft stripped(Draft draft) {
        return new Draft(
                draft.name().strip(),
                draft.timeZone().strip(),
                draft.email().strip(),
                draft.admin(),
                draft.standing(),
                draft.idempotencyKey());
    }

    private static UserAccounts.Draft admin(Draft draft) {
        var admin = draft.admin();
        return new UserAccounts.Draft(
                admin.name(), admin.email(), admin.language(), Set.of(Role.GLOBAL_ADMIN), Optional.empty());
    }

    private static List<Problem.FieldError> errors(Draft draft, Language reader) {
        var errors = new ArrayList<Problem.FieldError>();
        if (draft.name().isEmpty()
                || draft.name().length() > LONGEST_NAME
                || draft.name().chars().anyMatch(Character::isISOControl)) {
            errors.add(error("/name", "doc.length", reader, Map.of("max", LONGEST_NAME)));
        }
        if (!ZoneId.getAvailableZoneIds().contains(draft.timeZone())) {
            errors.add(error("/timeZone", "member.time-zone", reader, Map.of()));
        }
        if (!EmailAddress.valid(draft.email())) {
            errors.add(error("/email", "member.email", reader, Map.of("max", EmailAddress.LONGEST)));
        }
        return errors;
    }

    /** What is wrong with the company and with its admin, at once; what is not about the input goes first. */
    private static Problem together(
            Language reader, List<Problem.FieldError> errors, Answer<UserAccounts.Prepared> admin) {
        var all = new ArrayList<>(errors);
        if (admin instanceof Answer.Denied<UserAccounts.Prepared> no) {
            if (no.problem().kind() != Problem.Kind.INVALID) {
                return no.problem();
            }
            no.problem()
                    .errors()
                    .forEach(error -> all.add(new Problem.FieldError("/admin" + error.path(), error.message())));
        }
        return Problems.invalid(reader, all);
    }

    private static Problem.FieldError error(String path, String key, Language reader, Map<String, ?> facts) {
        return new Problem.FieldError(path, OperatorTexts.of(key, reader, facts));
    }
}
