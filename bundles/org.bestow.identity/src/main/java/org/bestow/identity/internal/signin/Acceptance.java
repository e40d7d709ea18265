package org.bestow.identity.internal.signin;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.bestow.api.Answer;
import org.bestow.api.Caller;
import org.bestow.api.Invitations;
import org.bestow.api.Journal;
import org.bestow.api.Language;
import org.bestow.api.Members;
import org.bestow.api.Problem;
import org.bestow.api.Secret;
import org.bestow.api.Users;
import org.bestow.api.Users.Person;
import org.bestow.identity.internal.account.AccountRow;
import org.bestow.identity.internal.account.AccountRows;
import org.bestow.identity.internal.account.Accounts;
import org.bestow.identity.internal.account.InvitationRows;
import org.bestow.identity.internal.account.Trace;
import org.bestow.identity.internal.password.PasswordRules;
import org.bestow.identity.internal.password.Passwords;
import org.bestow.identity.internal.password.RandomToken;
import org.bestow.identity.internal.text.Refusals;
import org.bestow.identity.internal.text.Refusals.Wrong;
import org.bestow.store.Sql;
import org.bestow.store.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The way in for who was invited: the token of the mail, once, for a password. Thread-safe. */
@Component
public final class Acceptance implements Invitations {

    private static final Duration BUSY = Duration.ofSeconds(5);
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final String ENDED = "invitation-ended";

    private final Store store;
    private final Members members;
    private final Passwords passwords;
    private final PasswordRules rules = new PasswordRules();
    private final Throttle throttle;
    private final Journal journal;
    private final Clock clock;

    @Activate
    public Acceptance(
            @Reference Accounts accounts,
            @Reference Members members,
            @Reference Passwords passwords,
            @Reference Throttle throttle,
            @Reference Journal journal,
            @Reference Clock clock) {
        this.store = accounts.store();
        this.members = members;
        this.passwords = passwords;
        this.throttle = throttle;
        this.journal = journal;
        this.clock = clock;
    }

    /** An open invitation and whom it is for. */
    private record Open(String hash, Person person, Instant expires) {}

    @Override
    public Answer<Invited> read(Secret token, String from, Language language) {
        return opened(token, from, language, open -> Answer.of(invited(open)));
    }

    @Override
    public Answer<Invited> accept(Secret token, Secret password, String from, Language language) {
        return opened(token, from, language, open -> {
            // in turn, as hashing: it takes as long
            var none = Secret.of("");
            var person = open.person();
            var fault = passwords.inTurn(() -> rules.fault(password, none, person.name(), person.email()));
            if (fault.isPresent() && fault.get().isPresent()) {
                var wrong = new Wrong("/password", fault.get().get());
                return Answer.no(Refusals.invalid(language, List.of(wrong)));
            }
            return fault.flatMap(right -> passwords.inTurn(() -> passwords.hash(password)))
                    .map(hash -> set(open, hash, from, language))
                    .orElseGet(() -> Answer.no(
                            Refusals.of(Problem.Kind.BUSY, language, "busy").retryAfter(BUSY)));
        });
    }

    /** Goes on with the invitation, if there is one; a token that opens nothing counts as a failed attempt of the address. */
    private Answer<Invited> opened(Secret token, String from, Language language, Function<Open, Answer<Invited>> next) {
        var place = AddressKey.of(from);
        var hash = RandomToken.digest(token);
        var now = clock.instant();
        var attempt = throttle.begin(hash, place, now);
        if (attempt.isEmpty()) {
            return Answer.no(Refusals.tooMany(
                    language, throttle.closedFor(hash, place, now).orElse(BUSY)));
        }
        var failed = false;
        try {
            var open = TOKEN.matcher(token.reveal()).matches()
                    ? store.global().read(sql -> find(sql, hash, now))
                    : Optional.<Open>empty();
            failed = open.isEmpty();
            return open.map(next).orElseGet(() -> ended(language));
        } finally {
            if (failed) {
                attempt.get().failed(clock.instant());
            } else {
                attempt.get().given();
            }
        }
    }

    /** The same for one that is unknown, replaced, used up or too old: whoever has it learns nothing. */
    private static <T> Answer<T> ended(Language language) {
        return Answer.no(Refusals.refused(language, ENDED, Map.of()));
    }

    private static Optional<Open> find(Sql sql, String hash, Instant now) {
        return new InvitationRows(sql)
                .byHash(hash)
                .filter(open -> open.expiresAt().isAfter(now))
                .flatMap(open -> AccountRows.byNumber(sql, open.accountId())
                        .filter(person -> person.state() == Users.State.INVITED)
                        .map(person -> new Open(hash, person, open.expiresAt())));
    }

    private Answer<Invited> set(Open open, String hash, String from, Language language) {
        var now = clock.instant();
        var done = store.global().transact(sql -> {
            var still = find(sql, open.hash(), now);
            if (still.isEmpty() || !AccountRow.of(sql, still.get().person()).activate(hash)) {
                return false;
            }
            new InvitationRows(sql).close(still.get().person().number());
            write(sql, still.get().person(), from, now);
            return true;
        });
        return done ? Answer.of(invited(open)) : ended(language);
    }

    private void write(Sql sql, Person person, String from, Instant now) throws SQLException {
        var caller = new Caller(
                person.number(),
                person.name(),
                person.member(),
                person.roles(),
                person.language(),
                Optional.empty(),
                from);
        var row = new Trace(caller, now)
                .ofUser("invitation-accepted", Trace.facts(), Trace.facts(), "Accepted the invitation");
        journal.write(sql.connection(), List.of(row), List.of(), List.of());
    }

    private Invited invited(Open open) {
        var person = open.person();
        return new Invited(person.name(), person.email(), person.language(), company(person.member()), open.expires());
    }

    private Optional<String> company(OptionalLong member) {
        return member.isEmpty()
                ? Optional.empty()
                : members.byNumber(member.getAsLong()).map(Members.Member::name);
    }
}
