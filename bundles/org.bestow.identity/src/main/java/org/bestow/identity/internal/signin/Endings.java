package org.bestow.identity.internal.signin;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.bestow.api.Journal;
import org.bestow.api.Users.Person;
import org.bestow.store.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Ends what lets a user in, in the transaction of whoever changes the user's password, roles or state. Tokens outlive a change of
 * password or roles, for they act with the roles of the moment; they end when their user is made inactive or is deleted. Thread-safe.
 */
@Component(service = Endings.class)
public final class Endings {

    private final Sessions sessions;
    private final ApiTokens tokens;
    private final Journal journal;

    @Activate
    public Endings(@Reference Sessions sessions, @Reference ApiTokens tokens, @Reference Journal journal) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.journal = journal;
    }

    /** After a change of roles: tokens go on, and so do their streams only if they still may. */
    public Ending endSessionsOf(Sql sql, Person person, Instant now) {
        var ended = sessions.endOf(sql, person.number(), OptionalLong.empty());
        return new Ending(ended.size(), List.of(news(person, now)), () -> {
            sessions.forgetOf(person.number());
            tokens.forgetOf(person.number());
            journal.committed(); // now, for open pages ask the moment they hear of it
        });
    }

    /** After a change of password. @param except a session that goes on; it is read anew, for it may do more than before */
    public Ending endSessionsOf(Sql sql, Person person, OptionalLong except, Instant now) {
        var kept = Sessions.digest(sql, person.number(), except.orElse(0));
        var ending = ending(sessions.endOf(sql, person.number(), except), List.of(), person, now);
        return new Ending(ending.sessions(), ending.news(), () -> {
            sessions.forget(kept.stream().toList());
            ending.committed();
        });
    }

    /** Before a user is deleted, or after one was made inactive. */
    public Ending endEverythingOf(Sql sql, Person person, Instant now) {
        var ended = sessions.endOf(sql, person.number(), OptionalLong.empty());
        return ending(ended, ApiTokens.delete(sql, person.number(), OptionalLong.empty()), person, now);
    }

    /** One session; none when it is not the user's, or is over. */
    Ending endSession(Sql sql, Person person, long session, Instant now) {
        return ending(sessions.endOne(sql, person.number(), session).stream().toList(), List.of(), person, now);
    }

    /** One token; open pages may use it too. */
    Ending endToken(Sql sql, Person person, long token, Instant now) {
        return ending(List.of(), ApiTokens.delete(sql, person.number(), OptionalLong.of(token)), person, now);
    }

    private Ending ending(List<String> endedSessions, List<String> endedTokens, Person person, Instant now) {
        if (endedSessions.isEmpty() && endedTokens.isEmpty()) {
            return new Ending(0, List.of(), () -> {});
        }
        return new Ending(endedSessions.size(), List.of(news(person, now)), () -> {
            sessions.forget(endedSessions);
            tokens.forget(endedTokens);
            journal.committed(); // now, for open pages ask the moment they hear of it
        });
    }

    /** What lets the open pages of a user ask whether they still may. */
    static Journal.OutboxRow news(Person person, Instant now) {
        var payload = "{\"user\":\"" + person.id() + "\"}";
        return new Journal.OutboxRow(person.member().orElse(0), "session", payload, now);
    }
}
