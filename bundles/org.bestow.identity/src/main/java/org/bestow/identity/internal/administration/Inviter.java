package org.bestow.identity.internal.administration;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bestow.api.Caller;
import org.bestow.api.ConsoleAddress;
import org.bestow.api.Invitations;
import org.bestow.api.Members;
import org.bestow.api.Message;
import org.bestow.api.Messages;
import org.bestow.api.Secret;
import org.bestow.api.Users.Person;
import org.bestow.identity.internal.account.InvitationRows;
import org.bestow.identity.internal.password.RandomToken;
import org.bestow.store.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Sends invitations, in the transaction of whoever makes or changes the user. Thread-safe. */
@Component(service = Inviter.class)
public final class Inviter {

    /** The page that reads the token: what follows the sign stays in the browser, and out of every log. */
    static final String PAGE = "/invitation#";

    private static final Duration LIFE = Duration.ofDays(Invitations.DAYS);
    /** 2 to this many minutes. */
    private static final int LONGEST_PAUSE = 10;

    private static final String PLATFORM = "Bestow";

    private final ConsoleAddress console;
    private final Messages messages;
    private final Members members;
    private final RandomToken tokens = new RandomToken();

    @Activate
    public Inviter(@Reference ConsoleAddress console, @Reference Messages messages, @Reference Members members) {
        this.console = console;
        this.messages = messages;
        this.members = members;
    }

    /** To be asked before the transaction: it reads. */
    InvitationLetter.Host host(Caller caller) {
        var member = caller.tenant().stream()
                .mapToObj(members::byNumber)
                .flatMap(Optional::stream)
                .findFirst();
        return new InvitationLetter.Host(
                caller.name(),
                member.map(Members.Member::name).orElse(PLATFORM),
                member.map(Members.Member::timeZone).orElse(ZoneOffset.UTC));
    }

    /** Invites users who have no open invitation. @param count how often they will have been invited then */
    void invite(Sql sql, List<Person> people, InvitationLetter.Host host, int count, Instant now) throws SQLException {
        var expires = now.plus(LIFE);
        var links = new ArrayList<InvitationRows.Link>();
        var letters = new ArrayList<Message>();
        for (var person : people) {
            var token = tokens.next();
            links.add(new InvitationRows.Link(person.number(), RandomToken.digest(Secret.of(token))));
            letters.add(InvitationLetter.write(person, host, console.page(PAGE + token), now, expires));
        }
        new InvitationRows(sql).open(links, now, expires, count);
        messages.queue(sql.connection(), letters);
    }

    /** Instead of the open one, if there is one. */
    void again(Sql sql, Person person, InvitationLetter.Host host, Instant now) throws SQLException {
        var rows = new InvitationRows(sql);
        var before =
                rows.of(person.number()).map(InvitationRows.Open::sentCount).orElse(0);
        rows.close(person.number());
        invite(sql, List.of(person), host, before + 1, now);
    }

    /** How long after the last one the next has to wait: a minute, then twice as long each time, up to 17 hours. */
    static Duration pause(int sent) {
        return Duration.ofMinutes(1L << Math.min(sent - 1, LONGEST_PAUSE));
    }
}
