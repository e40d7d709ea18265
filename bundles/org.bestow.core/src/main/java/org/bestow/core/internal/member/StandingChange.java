package org.bestow.core.internal.member;

import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bestow.api.Caller;
import org.bestow.api.Event;
import org.bestow.api.Journal;
import org.bestow.api.Language;
import org.bestow.api.MemberAccounts.Company;
import org.bestow.api.Problem;
import org.bestow.api.Standing;
import org.bestow.api.WebAddress;
import org.bestow.core.internal.text.OperatorTexts;
import org.bestow.store.Sql;

/** Gives a company another standing. Thread-safe. */
final class StandingChange {

    private final Standings standings;
    private final Journal journal;
    private final Clock clock;

    StandingChange(Standings standings, Journal journal, Clock clock) {
        this.standings = standings;
        this.journal = journal;
        this.clock = clock;
    }

    /** What is wrong with a standing to be given: people who are sent elsewhere must be told where. */
    List<Problem.FieldError> errors(Standing.Wish wish, Language reader) {
        var link = link(wish);
        var wrong = wish.kind() == Standing.Kind.MEMBER
                ? wish.link().isPresent()
                : wish.link().isPresent() && link.isEmpty();
        if (wrong) {
            return List.of(error(wish.kind() == Standing.Kind.MEMBER ? "member.no-link" : "member.link", reader));
        }
        return wish.kind() == Standing.Kind.MANAGED_ELSEWHERE
                        && standings.standing(wish.kind(), link).link().isEmpty()
                ? List.of(error("member.link-needed", reader))
                : List.of();
    }

    private static Problem.FieldError error(String key, Language reader) {
        return new Problem.FieldError(
                "/standing/link", OperatorTexts.of(key, reader, Map.of("max", WebAddress.LONGEST)));
    }

    static Optional<URI> link(Standing.Wish wish) {
        return wish.link().map(String::strip).flatMap(WebAddress::of);
    }

    /**
     * In the caller's transaction; {@link Standings#changed} is to follow it, and then `Journal.committed`: open pages hear of it, and ask
     * at once. False where the company is at another version by now. */
    boolean write(Sql sql, Caller caller, Company before, Standing.Wish wish) throws SQLException {
        var link = link(wish);
        var changed = sql.update("update member set standing = :standing, standing_link = :link, version = version + 1"
                        + " where id = :id and version = :version")
                .bind("standing", wish.kind().name())
                .bind("link", link.map(URI::toString))
                .bind("id", before.member().number())
                .bind("version", before.version())
                .execute();
        if (changed == 0) {
            return false;
        }
        var row = Trail.of(caller, clock.instant())
                .row(
                        before.member().number(),
                        "member-standing",
                        Trail.Subject.member(before.member()),
                        Trail.json(facts(
                                before.standing().kind(), before.standing().own())),
                        Trail.json(facts(wish.kind(), link)),
                        "Member " + before.member().name() + " stands as "
                                + wish.kind().code() + ".");
        var news = new Journal.OutboxRow(before.member().number(), "session", Event.CHANGED, clock.instant());
        journal.write(sql.connection(), List.of(row), List.of(news), List.of());
        return true;
    }

    /** As the audit tells it. */
    static Map<String, Object> facts(Standing.Kind kind, Optional<URI> link) {
        return link.<Map<String, Object>>map(uri -> Map.of("standing", kind.code(), "link", uri.toString()))
                .orElseGet(() -> Map.of("standing", kind.code()));
    }
}
