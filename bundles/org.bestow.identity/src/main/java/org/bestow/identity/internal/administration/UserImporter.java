package org.bestow.identity.internal.administration;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bestow.api.Answer;
import org.bestow.api.Caller;
import org.bestow.api.Journal;
import org.bestow.api.MemberGuard;
import org.bestow.api.Policy;
import org.bestow.api.Problem;
import org.bestow.api.Twin;
import org.bestow.api.UserImports;
import org.bestow.api.Users;
import org.bestow.api.Users.Person;
import org.bestow.identity.internal.account.AccountRows;
import org.bestow.identity.internal.account.Accounts;
import org.bestow.identity.internal.account.EmailKey;
import org.bestow.identity.internal.text.Refusals;
import org.bestow.identity.internal.text.Refusals.Wrong;
import org.bestow.store.Sql;
import org.bestow.store.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes a table of users in one transaction. Thread-safe. */
@Component
public final class UserImporter implements UserImports {

    private final Store store;
    private final Accounts accounts;
    private final AccountAccess access;
    private final Inviter inviter;
    private final MemberGuard guard;
    private final Journal journal;
    private final Clock clock;

    @Activate
    public UserImporter(
            @Reference Accounts accounts,
            @Reference Policy policy,
            @Reference Inviter inviter,
            @Reference MemberGuard guard,
            @Reference Journal journal,
            @Reference Clock clock) {
        this.store = accounts.store();
        this.accounts = accounts;
        this.access = new AccountAccess(policy, accounts);
        this.inviter = inviter;
        this.guard = guard;
        this.journal = journal;
        this.clock = clock;
    }

    /** One import. */
    private record Task(Caller caller, UserRows checks, List<Row> rows, List<String> ignored, Optional<Twin> twin) {

        Report report(List<Row> shown, boolean dryRun, boolean replayed) {
            return new Report(shown, ignored, dryRun, replayed);
        }
    }

    @Override
    public Answer<Report> importUsers(Caller caller, Order order) {
        var refusal = access.refusal(caller, Policy.Permission.MANAGE_USERS, "manage-users");
        if (refusal.isPresent()) {
            return Answer.no(refusal.get());
        }
        if (caller.tenant().isEmpty()) {
            return AccountAccess.notFound(caller); // operators are made one by one
        }
        var checks = new UserRows(caller.language(), access.grantable(caller));
        try {
            var table = UserTable.read(order.csv());
            var twin = order.idempotencyKey()
                    .map(key -> Twin.of(caller, caller.tenant().getAsLong(), key, List.of("user import", order.csv())));
            var task = new Task(caller, checks, checks.of(table.lines()), table.ignored(), twin);
            return order.dryRun()
                    ? Answer.of(task.report(store.global().read(sql -> known(sql, task)), true, false))
                    : run(task);
        } catch (UserTable.Unreadable e) {
            return Answer.no(Refusals.invalid(caller.language(), List.of(e.wrong())));
        }
    }

    /** The rows, those marked whose e-mail is taken; two statements for any number. */
    private static List<Row> known(Sql sql, Task task) {
        var keys = task.rows().stream().map(row -> EmailKey.of(row.email())).collect(Collectors.toSet());
        var taken = AccountRows.taken(sql, keys);
        var deleted = AccountRows.byEmails(sql, task.caller().tenant().getAsLong(), keys).stream()
                .filter(Person::deleted)
                .collect(Collectors.toMap(person -> EmailKey.of(person.email()), Function.identity()));
        return task.rows().stream()
                .map(row -> {
                    var key = EmailKey.of(row.email());
                    var wrong = deleted.containsKey(key)
                            ? NewUsers.takenByDeleted(deleted.get(key))
                            : new Wrong("/email", "taken");
                    return taken.contains(key) ? task.checks().with(row, wrong) : row;
                })
                .toList();
    }

    private Answer<Report> run(Task task) {
        var host = inviter.host(task.caller());
        return store.global().transactBesideTwins(sql -> save(sql, task, host));
    }

    private Answer<Report> save(Sql sql, Task task, InvitationLetter.Host host) throws SQLException {
        var caller = task.caller();
        var member = caller.tenant();
        if (!guard.lock(sql.connection(), member.getAsLong())) {
            return AccountAccess.notFound(caller);
        }
        var now = clock.instant();
        if (task.twin().isPresent()) {
            var finished = task.twin().get().find(journal, sql.connection(), now);
            if (finished.isPresent()) {
                return finished.get().same()
                        ? Answer.of(task.report(made(task.rows(), existing(sql, task)), false, true))
                        : Answer.no(Refusals.of(Problem.Kind.IDEMPOTENCY_MISMATCH, caller.language(), "idempotency"));
            }
        }
        var rows = known(sql, task);
        if (rows.stream().anyMatch(row -> !row.errors().isEmpty())) {
            return Answer.no(wrong(caller, rows));
        }
        var people = rows.stream().map(row -> person(row, caller)).toList();
        insert(sql, task, people, now);
        inviter.invite(sql, people, host, 1, now);
        return Answer.of(task.report(made(rows, people), false, false));
    }

    private void insert(Sql sql, Task task, List<Person> people, Instant now) throws SQLException {
        AccountRows.insert(
                sql,
                people.stream()
                        .map(person -> new AccountRows.NewAccount(person, NewUsers.NO_PASSWORD, false, now))
                        .toList());
        var audit = people.stream()
                .map(person -> AccountTrail.created(task.caller(), person, now))
                .toList();
        var twins = task.twin().map(twin -> twin.done(people.get(0).number(), now)).stream()
                .toList();
        journal.write(sql.connection(), audit, List.of(), twins);
    }

    private Person person(Row row, Caller caller) {
        return new Person(
                accounts.nextNumber(),
                caller.tenant(),
                row.name(),
                row.email(),
                row.language().orElseThrow(),
                row.roles(),
                Users.State.INVITED,
                Optional.empty());
    }

    /** Whom the finished twin made, as far as they still have the e-mail of then. */
    private List<Person> existing(Sql sql, Task task) {
        var keys = task.rows().stream().map(row -> EmailKey.of(row.email())).collect(Collectors.toSet());
        return AccountRows.byEmails(sql, task.caller().tenant().getAsLong(), keys);
    }

    private static List<Row> made(List<Row> rows, List<Person> people) {
        Map<String, Person> byEmail =
                people.stream().collect(Collectors.toMap(person -> EmailKey.of(person.email()), Function.identity()));
        return rows.stream()
                .map(row -> new Row(
                        row.line(),
                        row.name(),
                        row.email(),
                        row.roles(),
                        row.language(),
                        Optional.ofNullable(byEmail.get(EmailKey.of(row.email())))
                                .map(Person::id),
                        List.of()))
                .toList();
    }

    /** Every wrong field of every row: {@code /rows/LINE/FIELD}. */
    private static Problem wrong(Caller caller, List<Row> rows) {
        var errors = new ArrayList<Problem.FieldError>();
        for (var row : rows) {
            row.errors()
                    .forEach(error ->
                            errors.add(new Problem.FieldError("/rows/" + row.line() + error.path(), error.message())));
        }
        return Refusals.invalid(caller.language(), List.of()).withErrors(errors);
    }
}
