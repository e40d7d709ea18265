package org.bestow.identity.internal.signin;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.bestow.api.Answer;
import org.bestow.api.Caller;
import org.bestow.api.Journal;
import org.bestow.api.Page;
import org.bestow.api.Problem;
import org.bestow.api.PublicId;
import org.bestow.api.TokenScope;
import org.bestow.api.Tokens;
import org.bestow.api.Twin;
import org.bestow.identity.internal.account.AccountRow;
import org.bestow.identity.internal.account.Accounts;
import org.bestow.identity.internal.account.Trace;
import org.bestow.identity.internal.text.Refusals;
import org.bestow.identity.internal.text.Refusals.Wrong;
import org.bestow.store.Sql;
import org.bestow.store.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Users' own tokens: made, listed, deleted. Thread-safe. */
@Component
public final class OwnTokens implements Tokens {

    static final int MOST = 50;

    private static final int LONGEST_NAME = 100;
    private static final int MOST_SCOPES = 20;
    private static final int MOST_DAYS = 365;

    private final Store store;
    private final Accounts accounts;
    private final ApiTokens tokens;
    private final Endings endings;
    private final Journal journal;
    private final Clock clock;

    @Activate
    public OwnTokens(
            @Reference Accounts accounts,
            @Reference ApiTokens tokens,
            @Reference Endings endings,
            @Reference Journal journal,
            @Reference Clock clock) {
        this.store = accounts.store();
        this.accounts = accounts;
        this.tokens = tokens;
        this.endings = endings;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public Answer<Page<Token>> list(Caller caller, Page.Request page) {
        var refusal = Refusals.withoutSession(caller);
        if (refusal.isPresent()) {
            return Answer.no(refusal.get());
        }
        return NewestFirst.TOKENS
                .before(page)
                .<Answer<Page<Token>>>map(before -> Answer.of(NewestFirst.TOKENS.page(
                        tokens.list(caller.user(), before, page.limit() + 1),
                        page.limit(),
                        ApiTokens.TokenRow::id,
                        row -> token(caller, row))))
                .orElseGet(() -> Answer.no(Refusals.cursor(caller.language())));
    }

    private static Token token(Caller caller, ApiTokens.TokenRow row) {
        return new Token(
                id(caller, row),
                row.name(),
                row.read().stream().sorted().map(TokenScope::code).toList(),
                row.createdAt(),
                row.expiresAt(),
                row.lastUsedAt());
    }

    private static String id(Caller caller, ApiTokens.TokenRow row) {
        return PublicId.of(PublicId.Kind.TOKEN, caller.member().orElse(0), row.id());
    }

    @Override
    public Answer<Created> create(Caller caller, NewToken wanted, Optional<String> idempotencyKey) {
        var refusal = Refusals.withoutSession(caller);
        if (refusal.isPresent()) {
            return Answer.no(refusal.get());
        }
        var name = wanted.name().strip();
        var wrong = wrong(name, wanted);
        if (!wrong.isEmpty()) {
            return Answer.no(Refusals.invalid(caller.language(), wrong));
        }
        var scopes = new TreeSet<TokenScope>();
        wanted.scopes().forEach(code -> TokenScope.parse(code).ifPresent(scopes::add));
        var plan = new Plan(name, scopes, Duration.ofDays(wanted.expiresInDays()));
        return store.global().transact(sql -> create(sql, caller, plan, idempotencyKey));
    }

    private record Plan(String name, TreeSet<TokenScope> scopes, Duration life) {
        Twin twin(Caller caller, String key) {
            var request = List.of("token-create", name, scopes.toString(), life.toString());
            return Twin.of(caller, caller.member().orElse(0), key, request);
        }
    }

    private Answer<Created> create(Sql sql, Caller caller, Plan plan, Optional<String> key) throws SQLException {
        var language = caller.language();
        if (!AccountRow.of(sql, caller).take(Optional.empty())) {
            return Answer.no(Refusals.of(Problem.Kind.NOT_SIGNED_IN, language, "not-signed-in"));
        }
        var now = clock.instant();
        var twin = key.map(text -> plan.twin(caller, text));
        if (twin.isPresent()) {
            var finished = twin.get().find(journal, sql.connection(), now);
            if (finished.isPresent()) {
                return replay(sql, caller, finished.get());
            }
        }
        if (ApiTokens.count(sql, caller.user(), now) >= MOST) {
            return Answer.no(Refusals.refused(language, "too-many-tokens", Map.of("most", MOST)));
        }
        var made = tokens.insert(sql, caller.user(), plan.name(), plan.scopes(), now, now.plus(plan.life()));
        journal.write(
                sql.connection(),
                List.of(audit(caller, made.row(), now, true)),
                List.of(),
                twin.stream().map(one -> one.done(made.row().id(), now)).toList());
        return Answer.of(new Created(token(caller, made.row()), Optional.of(made.value())));
    }

    /** The value is nowhere any more; a token that was deleted since is not there. */
    private static Answer<Created> replay(Sql sql, Caller caller, Twin.Finished twin) {
        if (!twin.same()) {
            return Answer.no(Refusals.of(Problem.Kind.IDEMPOTENCY_MISMATCH, caller.language(), "idempotency"));
        }
        return ApiTokens.find(sql, caller.user(), twin.number())
                .<Answer<Created>>map(row -> Answer.of(new Created(token(caller, row), Optional.empty())))
                .orElseGet(() -> Answer.no(notFound(caller)));
    }

    @Override
    public Answer<Token> delete(Caller caller, String token) {
        var refusal = Refusals.withoutSession(caller);
        if (refusal.isPresent()) {
            return Answer.no(refusal.get());
        }
        var number = PublicId.parse(PublicId.Kind.TOKEN, token)
                .filter(id -> id.member() == caller.member().orElse(0))
                .map(PublicId::number);
        if (number.isEmpty()) {
            return Answer.no(notFound(caller));
        }
        var person = accounts.byNumber(caller.user()).orElseThrow();
        var deleted = store.global().transact(sql -> {
            var row = ApiTokens.find(sql, caller.user(), number.get());
            if (row.isEmpty()) {
                return Optional.<Deleted>empty();
            }
            var now = clock.instant();
            var ending = endings.endToken(sql, person, number.get(), now);
            journal.write(sql.connection(), List.of(audit(caller, row.get(), now, false)), ending.news(), List.of());
            return Optional.of(new Deleted(row.get(), ending));
        });
        deleted.ifPresent(one -> one.ending().committed());
        return deleted.<Answer<Token>>map(one -> Answer.of(token(caller, one.row())))
                .orElseGet(() -> Answer.no(notFound(caller)));
    }

    private record Deleted(ApiTokens.TokenRow row, Ending ending) {}

    private static Journal.AuditRow audit(Caller caller, ApiTokens.TokenRow row, Instant now, boolean created) {
        var state = Trace.facts()
                .put("name", row.name())
                .put("scopes", row.scopes())
                .put("expires", row.expiresAt().toString());
        var words = "the token " + row.name() + " (" + row.scopes() + ")";
        return new Trace(caller, now)
                .row(
                        created ? "token-created" : "token-deleted",
                        "token",
                        id(caller, row),
                        created ? Trace.facts() : state,
                        created ? state : Trace.facts(),
                        (created ? "Created " : "Deleted ") + words);
    }

    private static List<Wrong> wrong(String name, NewToken wanted) {
        var wrong = new ArrayList<Wrong>();
        if (name.isEmpty() || name.length() > LONGEST_NAME || OwnProfile.hasControls(name)) {
            wrong.add(new Wrong("/name", "name", LONGEST_NAME));
        }
        var scopes = wanted.scopes();
        if (scopes.isEmpty() || scopes.size() > MOST_SCOPES) {
            wrong.add(new Wrong("/scopes", "scopes", MOST_SCOPES));
        } else {
            for (var position = 0; position < scopes.size(); position++) {
                if (TokenScope.parse(scopes.get(position)).isEmpty()) {
                    wrong.add(new Wrong("/scopes/" + position, "scope"));
                }
            }
        }
        if (wanted.expiresInDays() < 1 || wanted.expiresInDays() > MOST_DAYS) {
            wrong.add(new Wrong("/expiresInDays", "days", MOST_DAYS));
        }
        return wrong;
    }

    private static Problem notFound(Caller caller) {
        return Refusals.of(Problem.Kind.NOT_FOUND, caller.language(), "not-found");
    }
}
