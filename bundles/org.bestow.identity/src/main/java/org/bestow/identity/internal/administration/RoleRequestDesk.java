package org.bestow.identity.internal.administration;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.bestow.api.Answer;
import org.bestow.api.Caller;
import org.bestow.api.ConsoleAddress;
import org.bestow.api.Journal;
import org.bestow.api.MemberGuard;
import org.bestow.api.Members;
import org.bestow.api.Message;
import org.bestow.api.Messages;
import org.bestow.api.Page;
import org.bestow.api.Policy;
import org.bestow.api.Problem;
import org.bestow.api.PublicId;
import org.bestow.api.RoleRequests;
import org.bestow.api.Twin;
import org.bestow.api.Users.Person;
import org.bestow.identity.internal.account.AccountRow;
import org.bestow.identity.internal.account.AccountRows;
import org.bestow.identity.internal.account.Accounts;
import org.bestow.identity.internal.signin.Ending;
import org.bestow.identity.internal.signin.Endings;
import org.bestow.identity.internal.text.Refusals;
import org.bestow.identity.internal.text.Refusals.Wrong;
import org.bestow.spi.Role;
import org.bestow.store.Ids;
import org.bestow.store.Sql;
import org.bestow.store.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Requests to become Global admin, asked and decided under the member's guard. Thread-safe. */
@Component
public final class RoleRequestDesk implements RoleRequests {

    static final int LONGEST = 1_000;

    private final Store store;
    private final Accounts accounts;
    private final AccountAccess access;
    private final MemberGuard guard;
    private final Endings endings;
    private final Members members;
    private final Messages messages;
    private final ConsoleAddress console;
    private final Journal journal;
    private final Clock clock;
    private final Ids ids;

    @Activate
    public RoleRequestDesk(
            @Reference Accounts accounts,
            @Reference Policy policy,
            @Reference MemberGuard guard,
            @Reference Endings endings,
            @Reference Members members,
            @Reference Messages messages,
            @Reference ConsoleAddress console,
            @Reference Journal journal,
            @Reference Clock clock) {
        this.store = accounts.store();
        this.accounts = accounts;
        this.access = new AccountAccess(policy, accounts);
        this.guard = guard;
        this.endings = endings;
        this.members = members;
        this.messages = messages;
        this.console = console;
        this.journal = journal;
        this.clock = clock;
        this.ids = store.ids("role_request_seq");
    }

    @Override
    public Answer<Page<Request>> list(Caller caller, Optional<State> state, Page.Request page) {
        var missing = access.policy().missingScope(caller, Policy.Permission.VIEW_USERS.scope());
        if (missing.isPresent()) {
            return Answer.no(missing.get());
        }
        var tenant = caller.tenant();
        if (tenant.isEmpty()) {
            return AccountAccess.notFound(caller);
        }
        var before = RoleRequestViews.before(page);
        if (before.isEmpty()) {
            return Answer.no(Refusals.cursor(caller.language()));
        }
        var whose = decides(caller) ? OptionalLong.empty() : OptionalLong.of(caller.user());
        var rows = store.forMember(tenant.getAsLong()).read(sql -> new RoleRequestRows(sql, tenant.getAsLong())
                .list(whose, state, before.getAsLong(), page.limit() + 1));
        return Answer.of(views(caller).page(rows, page.limit()));
    }

    /** Whether the caller's role decides; an operator does so only where there is no Global admin. */
    private boolean decides(Caller caller) {
        return access.allows(caller, Policy.Permission.DECIDE_ROLE_REQUESTS);
    }

    private RoleRequestViews views(Caller caller) {
        var member = caller.tenant().getAsLong();
        var decidable = decides(caller) && (!caller.operator() || admins(member).isEmpty());
        return new RoleRequestViews(accounts, member, decidable);
    }

    private List<Person> admins(long member) {
        return accounts.withAnyRole(member, Set.of(WANTED));
    }

    private static List<Problem.Helper> helpers(List<Person> admins) {
        return admins.stream()
                .map(admin -> new Problem.Helper(admin.name(), admin.email()))
                .toList();
    }

    @Override
    public Answer<Asked> ask(Caller caller, String typed, Optional<String> idempotencyKey) {
        var session = Refusals.withoutSession(caller);
        if (session.isPresent() || caller.member().isEmpty()) {
            return Answer.no(
                    session.orElseGet(() -> Refusals.of(Problem.Kind.FORBIDDEN, caller.language(), "ask-of-a-member")));
        }
        var reason = typed.strip();
        var wrong = words(reason, "/reason");
        if (wrong.isPresent()) {
            return Answer.no(Refusals.invalid(caller.language(), List.of(wrong.get())));
        }
        var member = caller.member().getAsLong();
        var twin = idempotencyKey.map(key -> Twin.of(caller, member, key, List.of("role request", reason)));
        var admins = admins(member);
        var company = members.byNumber(member).map(Members.Member::name).orElse("");
        var done = store.global().transact(sql -> ask(sql, caller, reason, twin, admins, company));
        return done.map(made -> new Asked(views(caller).one(made.row()), helpers(admins), made.replayed()));
    }

    private record Made(RoleRequestRows.Row row, boolean replayed) {}

    private Answer<Made> ask(
            Sql sql, Caller caller, String reason, Optional<Twin> twin, List<Person> admins, String company)
            throws SQLException {
        var member = caller.member().getAsLong();
        if (!guard.lock(sql.connection(), member)) {
            return AccountAccess.notFound(caller);
        }
        var now = clock.instant();
        var rows = new RoleRequestRows(sql, member);
        var finished =
                twin.isPresent() ? twin.get().find(journal, sql.connection(), now) : Optional.<Twin.Finished>empty();
        if (finished.isPresent()) {
            return finished.get().same()
                    ? Answer.of(new Made(rows.one(finished.get().number()).orElseThrow(), true))
                    : Answer.no(Refusals.of(Problem.Kind.IDEMPOTENCY_MISMATCH, caller.language(), "idempotency"));
        }
        var asker = AccountRows.byNumber(sql, caller.user()).orElseThrow();
        if (asker.roles().contains(WANTED)) {
            return Answer.no(Refusals.refused(caller.language(), "has-role", Map.of("role", WANTED.name())));
        }
        var open = rows.open(caller.user());
        if (open.isPresent()) {
            var id = RoleRequestViews.id(member, open.get().id());
            return Answer.no(Refusals.refused(caller.language(), "request-open", Map.of("request", id)));
        }
        var row = new RoleRequestRows.Row(
                ids.next(),
                asker.number(),
                WANTED.name(),
                reason,
                State.OPEN.code(),
                now,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        rows.insert(row);
        var deciders = admins.isEmpty() ? AccountRows.activeOperators(sql) : admins;
        var letters = letters(member, company, row.id(), now);
        messages.queue(sql.connection(), mail(deciders, letters, asker, reason));
        var audit = RoleRequestViews.audit(caller, member, row.id(), "role-requested", reason, now);
        var twins = twin.map(one -> one.done(row.id(), now)).stream().toList();
        journal.write(sql.connection(), List.of(audit), List.of(), twins);
        return Answer.of(new Made(row, false));
    }

    private static List<Message> mail(List<Person> deciders, RoleLetters letters, Person asker, String reason) {
        return deciders.stream()
                .filter(one -> Message.Recipient.deliverable(one.mailAddress()))
                .map(one -> letters.asked(one, asker, WANTED, reason))
                .toList();
    }

    private RoleLetters letters(long member, String company, long request, Instant now) {
        return new RoleLetters(console, member, company, RoleRequestViews.id(member, request), now);
    }

    private static Optional<Wrong> words(String text, String path) {
        var bad = text.isEmpty()
                || text.length() > LONGEST
                || text.codePoints()
                        .anyMatch(point -> Character.isISOControl(point) && point != '\n'
                                || Character.getType(point) == Character.SURROGATE);
        return bad ? Optional.of(new Wrong(path, "words", LONGEST)) : Optional.empty();
    }

    @Override
    public Answer<Request> decide(Caller caller, String request, Decision typed) {
        var decision =
                new Decision(typed.granted(), typed.note().map(String::strip).filter(note -> !note.isEmpty()));
        var number = PublicId.parse(PublicId.Kind.ROLE_REQUEST, request)
                .filter(id -> id.member() == caller.tenant().orElse(0))
                .map(PublicId::number);
        var no = access.refusal(caller, Policy.Permission.DECIDE_ROLE_REQUESTS, "decide");
        if (no.isPresent() || number.isEmpty()) {
            return Answer.no(no.orElseGet(() -> AccountAccess.missing(caller)));
        }
        var wrong = decision.note().flatMap(note -> words(note, "/note"));
        if (wrong.isPresent()) {
            return Answer.no(Refusals.invalid(caller.language(), List.of(wrong.get())));
        }
        var member = caller.tenant().getAsLong();
        var admins = admins(member);
        if (caller.operator() && !admins.isEmpty()) {
            return Answer.no(Refusals.refused(caller.language(), "company-decides", Map.of())
                    .withHelpers(helpers(admins)));
        }
        var company = members.byNumber(member).map(Members.Member::name).orElse("");
        var done = store.global().transact(sql -> decide(sql, caller, number.get(), decision, company));
        done.ending().ifPresent(Ending::committed);
        return done.row().map(row -> views(caller).one(row));
    }

    private record Decided(Answer<RoleRequestRows.Row> row, Optional<Ending> ending) {
        static Decided not(Problem problem) {
            return new Decided(Answer.no(problem), Optional.empty());
        }
    }

    private Decided decide(Sql sql, Caller caller, long request, Decision decision, String company)
            throws SQLException {
        var member = caller.tenant().getAsLong();
        var rows = new RoleRequestRows(sql, member);
        if (!guard.lock(sql.connection(), member)) {
            return Decided.not(AccountAccess.missing(caller));
        }
        var row = rows.one(request);
        if (row.isEmpty()) {
            return Decided.not(AccountAccess.missing(caller));
        }
        var state = decision.granted() ? State.GRANTED : State.REFUSED;
        if (!row.get().state().equals(State.OPEN.code())) {
            // the same decision again is no harm
            return row.get().state().equals(state.code())
                    ? new Decided(Answer.of(row.get()), Optional.empty())
                    : Decided.not(Refusals.refused(
                            caller.language(),
                            "request-decided",
                            Map.of("state", row.get().state())));
        }
        var now = clock.instant();
        var asker = AccountRows.byNumber(sql, row.get().accountId()).orElseThrow();
        var ending = decision.granted() ? grant(sql, caller, asker, now) : Optional.<Ending>empty();
        rows.end(request, new RoleRequestRows.End(state, caller.user(), caller.name(), decision.note(), now));
        if (Message.Recipient.deliverable(asker.mailAddress())) {
            var letter = letters(member, company, request, now)
                    .decided(asker, WANTED, decision.granted(), caller.name(), decision.note());
            messages.queue(sql.connection(), List.of(letter));
        }
        var action = "role-request-" + state.code();
        var audit = RoleRequestViews.audit(
                caller, member, request, action, decision.note().orElse(""), now);
        journal.write(sql.connection(), List.of(audit), List.of(), List.of());
        return new Decided(Answer.of(rows.one(request).orElseThrow()), ending);
    }

    private Optional<Ending> grant(Sql sql, Caller caller, Person asker, Instant now) throws SQLException {
        if (asker.roles().contains(WANTED)) {
            return Optional.empty();
        }
        var roles = EnumSet.of(WANTED);
        roles.addAll(asker.roles());
        AccountRow.of(sql, asker).replaceRoles(Set.<Role>copyOf(roles));
        var ending = endings.endSessionsOf(sql, asker, now);
        var after = AccountRows.byNumber(sql, asker.number()).orElseThrow();
        var audit = AccountTrail.rolesChanged(caller, asker, after, now);
        journal.write(sql.connection(), List.of(audit), ending.news(), List.of());
        return Optional.of(ending);
    }
}
