package org.bestow.identity.internal.administration;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.bestow.api.Answer;
import org.bestow.api.Caller;
import org.bestow.api.Journal;
import org.bestow.api.Language;
import org.bestow.api.Problem;
import org.bestow.api.Secret;
import org.bestow.api.UserAccounts.Draft;
import org.bestow.api.UserAccounts.Prepared;
import org.bestow.api.Users;
import org.bestow.api.Users.Person;
import org.bestow.identity.internal.account.AccountRows;
import org.bestow.identity.internal.account.Accounts;
import org.bestow.identity.internal.account.EmailKey;
import org.bestow.identity.internal.password.OneTimePassword;
import org.bestow.identity.internal.password.Passwords;
import org.bestow.identity.internal.text.Refusals;
import org.bestow.identity.internal.text.Refusals.Wrong;
import org.bestow.store.Sql;
import org.bestow.store.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Checks users and puts them into the tables, each with a one-time password that is kept nowhere and has to be changed at the first
 * sign-in. Thread-safe.
 */
@Component(service = NewUsers.class)
public final class NewUsers {

    /** Opens nothing: it is no hash. */
    static final String NO_PASSWORD = "";

    private static final Duration BUSY = Duration.ofSeconds(5);

    private final Store store;
    private final Accounts accounts;
    private final Passwords passwords;
    private final Journal journal;
    private final Clock clock;
    private final OneTimePassword oneTimePassword = new OneTimePassword();

    @Activate
    public NewUsers(
            @Reference Accounts accounts,
            @Reference Passwords passwords,
            @Reference Journal journal,
            @Reference Clock clock) {
        this.store = accounts.store();
        this.accounts = accounts;
        this.passwords = passwords;
        this.journal = journal;
        this.clock = clock;
    }

    /** Everything that can be said without a transaction. @param operator whether it is to be an operator */
    Answer<Ready> prepare(Language reader, Draft typed, boolean operator) {
        var draft = NewUserCheck.stripped(typed);
        var errors = NewUserCheck.errors(draft, operator);
        if (!errors.isEmpty()) {
            return Answer.no(Refusals.invalid(reader, errors));
        }
        if (store.global().read(sql -> isTaken(sql, draft.email()))) {
            return Answer.no(taken(reader));
        }
        if (draft.invite()) {
            return Answer.of(new Ready(draft, Optional.empty(), NO_PASSWORD));
        }
        var password = oneTimePassword.next();
        return passwords
                .inTurn(() -> passwords.hash(password))
                .map(hash -> Answer.of(new Ready(draft, Optional.of(password), hash)))
                .orElseGet(() ->
                        Answer.no(Refusals.of(Problem.Kind.BUSY, reader, "busy").retryAfter(BUSY)));
    }

    /** E-mails are signed in with, so they are unique in the whole installation, and that one is taken tells no more than a sign-in. */
    static boolean isTaken(Sql sql, String email) {
        return !AccountRows.taken(sql, Set.of(EmailKey.of(email))).isEmpty();
    }

    static Problem taken(Language reader) {
        return Refusals.invalid(reader, List.of(new Wrong("/email", "taken")));
    }

    /** Where it is the e-mail of somebody of the caller's who was deleted, that is told: restoring is what is wanted, mostly. */
    static Problem taken(Sql sql, Caller caller, String email) {
        return deletedWith(sql, caller, Set.of(EmailKey.of(email)))
                .map(person -> Refusals.invalid(caller.language(), List.of(takenByDeleted(person))))
                .orElseGet(() -> taken(caller.language()));
    }

    private static Optional<Person> deletedWith(Sql sql, Caller caller, Set<String> keys) {
        return caller.tenant().isEmpty()
                ? Optional.empty()
                : AccountRows.byEmails(sql, caller.tenant().getAsLong(), keys).stream()
                        .filter(Person::deleted)
                        .findFirst();
    }

    static Wrong takenByDeleted(Person person) {
        return new Wrong("/email", "taken-deleted", person.name());
    }

    /** A checked user. */
    final class Ready implements Prepared {

        private final Draft draft;
        private final Optional<Secret> password;
        private final String hash;

        private Ready(Draft draft, Optional<Secret> password, String hash) {
            this.draft = draft;
            this.password = password;
            this.hash = hash;
        }

        String email() {
            return draft.email();
        }

        boolean invited() {
            return draft.invite();
        }

        Optional<Secret> password() {
            return password;
        }

        @Override
        public Secret oneTimePassword() {
            return password.orElseThrow(() -> new IllegalStateException("who is invited has no password yet"));
        }

        @Override
        public Person insert(Connection transaction, Caller caller, long member) throws SQLException {
            return insert(store.joining(transaction), caller, OptionalLong.of(member));
        }

        Person insert(Sql sql, Caller caller, OptionalLong member) throws SQLException {
            var now = clock.instant();
            var person = new Person(
                    accounts.nextNumber(),
                    member,
                    draft.name(),
                    draft.email(),
                    draft.language(),
                    draft.roles(),
                    draft.invite() ? Users.State.INVITED : Users.State.ACTIVE,
                    Optional.empty());
            AccountRows.insert(sql, List.of(new AccountRows.NewAccount(person, hash, password.isPresent(), now)));
            journal.write(sql.connection(), List.of(AccountTrail.created(caller, person, now)), List.of(), List.of());
            return person;
        }
    }
}
