package org.bestow.identity.internal.account;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.bestow.api.Journal;
import org.bestow.api.Language;
import org.bestow.api.Users;
import org.bestow.identity.internal.password.OneTimePassword;
import org.bestow.identity.internal.password.Passwords;
import org.bestow.spi.Role;
import org.bestow.store.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Users as the rest of the platform sees them. At its start it makes the first operator, where there is none. Thread-safe. */
@Component(immediate = true) // an installation without demo data gets its operator although nobody asks for users yet
public final class UserDirectory implements Users {

    static final NewUser FIRST_OPERATOR = new NewUser(
            OptionalLong.empty(), "", "Operator", "operator@bestow.example", Language.EN, Set.of(Role.OPERATOR));

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_EMAIL = 320;
    private static final JsonMapper JSON = new JsonMapper();

    private final Store store;
    private final Accounts accounts;
    private final Passwords passwords;
    private final FirstRunFile firstRun;
    private final Journal journal;
    private final Clock clock;
    private final OneTimePassword oneTimePassword = new OneTimePassword();

    @Activate
    public UserDirectory(
            @Reference Store store,
            @Reference Accounts accounts,
            @Reference Passwords passwords,
            @Reference FirstRunFile firstRun,
            @Reference Journal journal,
            @Reference Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.passwords = passwords;
        this.firstRun = firstRun;
        this.journal = journal;
        this.clock = clock;
        if (accounts.operators() == 0) {
            createFirst(List.of(FIRST_OPERATOR));
        }
    }

    @Override
    public Map<Long, Person> find(Collection<Long> numbers) {
        return accounts.find(numbers);
    }

    @Override
    public Map<Long, Person> asking(Collection<Long> numbers) {
        return accounts.asking(numbers, clock.instant());
    }

    @Override
    public List<Person> withAnyRole(long member, Set<Role> roles) {
        return accounts.withAnyRole(member, roles);
    }

    @Override
    public List<Long> search(long member, String text) {
        return accounts.search(member, text);
    }

    @Override
    public synchronized void createFirst(List<NewUser> users) {
        var now = clock.instant();
        var created = new ArrayList<AccountRows.NewAccount>();
        var entries = new ArrayList<FirstRunFile.Entry>();
        users.forEach(UserDirectory::validate);
        var taken = new HashSet<>(accounts.taken(
                users.stream().map(user -> EmailKey.of(user.email())).toList()));
        for (var user : users) {
            if (!taken.add(EmailKey.of(user.email()))) {
                continue;
            }
            var password = oneTimePassword.next();
            var hash = passwords
                    .inTurn(() -> passwords.hash(password))
                    .orElseThrow(() -> new IllegalStateException("too many people sign in to create users now"));
            var person = new Person(
                    accounts.nextNumber(),
                    user.member(),
                    user.name(),
                    user.email(),
                    user.language(),
                    user.roles(),
                    true);
            created.add(new AccountRows.NewAccount(person, hash, !firstRun.keepsPasswords(), now));
            entries.add(new FirstRunFile.Entry(user.email(), password, user.name(), user.memberName(), user.roles()));
        }
        if (created.isEmpty()) {
            return;
        }
        // the file first: cut off in between, the next start replaces these entries; the other way round nobody could
        // sign in
        firstRun.add(entries);
        store.global().transact(sql -> {
            AccountRows.insert(sql, created);
            journal.write(
                    sql.connection(), created.stream().map(UserDirectory::audit).toList(), List.of(), List.of());
            return null;
        });
    }

    private static void validate(NewUser user) {
        var operator = user.roles().contains(Role.OPERATOR);
        if (user.roles().isEmpty() || operator == user.member().isPresent()) {
            throw new IllegalArgumentException("a user has roles, and is either of a member or an operator");
        }
        if (user.name().isBlank() || user.name().length() > LONGEST_NAME) {
            throw new IllegalArgumentException("a user's name has 1 to " + LONGEST_NAME + " characters");
        }
        if (user.email().indexOf('@') < 1 || user.email().length() > LONGEST_EMAIL) {
            throw new IllegalArgumentException("a user has an e-mail of at most " + LONGEST_EMAIL + " characters");
        }
    }

    private static Journal.AuditRow audit(AccountRows.NewAccount account) {
        var person = account.person();
        var after = JSON.createObjectNode().put("name", person.name()).put("email", person.email());
        var roles = after.putArray("roles");
        person.roles().stream().sorted().forEach(role -> roles.add(role.name()));
        return new Journal.AuditRow(
                person.member().orElse(0),
                account.createdAt(),
                0,
                "Bestow",
                Optional.empty(),
                "user-created",
                "user",
                person.id(),
                "{}",
                after.toString(),
                "Created the user " + person.name(),
                "platform");
    }
}
