package org.bestow.core.internal.benefit;

import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.bestow.api.Answer;
import org.bestow.api.Benefits;
import org.bestow.api.Language;
import org.bestow.api.Page;
import org.bestow.api.Problem;
import org.bestow.api.Users;
import org.bestow.core.internal.benefit.Snapshot.BenefitRow;
import org.bestow.core.internal.text.Problems;
import org.bestow.spi.Status;
import org.bestow.store.Sql;
import org.bestow.store.Store;

/**
 * Reads lists of a member's benefits. The number of statements does not depend on the number of rows. No check of rights.
 * Thread-safe.
 */
public final class BenefitReader {

    private final Store store;
    private final Users users;
    private final Clock clock;
    private volatile Titles titles = Titles.none();

    public BenefitReader(Store store, Users users, Clock clock) {
        this.store = store;
        this.users = users;
        this.clock = clock;
    }

    /** A row of a list, in words of the asked language. */
    public record Listed(BenefitRow benefit, String title, String source, Status status) {}

    /** What a page's statement gives. */
    record Found(BenefitRow benefit, long packageId, Standing standing, String titleKey) {}

    /**
     * @param holder set: only benefits where this user holds a seat; nobody else's seat is searched
     * @param language of titles; search and order keep the language of the first page
     * @return {@link Problem.Kind#INVALID} naming {@code after} for a cursor that is none, or is of a list in another order or of another day
     */
    public Answer<Page<Listed>> list(
            long member, OptionalLong holder, Language language, Benefits.Query query, Page.Request page) {
        var cursor = page.after().flatMap(ListCursor::parse).filter(place -> place.fits(query));
        if (page.after().isPresent() && cursor.isEmpty()) {
            return Answer.no(badCursor(language));
        }
        var place = cursor.orElseGet(() -> new ListCursor(
                query.sort(), query.descending(), language, clock.instant(), query.asOf(), Optional.empty(), 0));
        var search = query.search().map(String::strip).filter(text -> !text.isEmpty());
        // the users' own statement, before we hold a connection
        var holders = search.filter(text -> holder.isEmpty())
                .map(text -> users.search(member, text))
                .orElse(List.of());
        while (true) {
            var known = titles;
            var listed = store.forMember(member).read(sql -> {
                var standing =
                        ListStatement.needsStanding(query) ? Optional.of(standing(sql)) : Optional.<Standing>empty();
                if (standing.isPresent() && !known.are(standing.get().titles())) {
                    return Optional.<Page<Listed>>empty();
                }
                // without a standing the statement does not look at the moment
                var asked = place.moment(standing.map(Standing::zone).orElse(ZoneOffset.UTC));
                var statement = new ListStatement(query, place, asked);
                holder.ifPresent(statement::heldBy);
                search.ifPresent(text -> statement.among(known.containing(text, place.language()), holders));
                statement.order(cursor.isPresent(), known);
                var found = statement.read(sql.connection(), member, page.limit() + 1);
                if (found.isEmpty()) {
                    return Optional.of(new Page<Listed>(List.of(), Optional.empty()));
                }
                var now = found.get(0).standing();
                return known.are(now.titles())
                        ? Optional.of(page(found, place, known, language, place.moment(now.zone()), page.limit()))
                        : Optional.<Page<Listed>>empty();
            });
            if (listed.isPresent()) {
                return Answer.of(listed.get());
            }
            // once a version of the catalogue
            titles = store.global().read(Titles::newest);
        }
    }

    /** What tells how rows look, and of some lists which ones there are. */
    record Standing(ZoneId zone, Titles.Version titles) {}

    private static Standing standing(Sql sql) {
        return sql.query("select time_zone, " + Titles.Version.COLUMNS + " from member where id = :member")
                .map((row, context) -> new Standing(ZoneId.of(row.getString(1)), Titles.Version.read(row, 2)))
                .one();
    }

    static Problem badCursor(Language language) {
        return Problems.invalid(language, List.of(new Problem.FieldError("after", Problems.field("cursor", language))));
    }

    private static Page<Listed> page(
            List<Found> found,
            ListCursor place,
            Titles titles,
            Language language,
            ListCursor.Moment moment,
            int limit) {
        var shown = found.subList(0, Math.min(found.size(), limit));
        var rows = shown.stream()
                .map(Found::benefit)
                .map(row -> new Listed(
                        row,
                        titles.title(row.itemId(), language),
                        titles.source(row.itemId(), language),
                        row.status(moment.now(), moment.today())))
                .toList();
        if (found.size() <= limit) {
            return new Page<>(rows, Optional.empty());
        }
        var last = shown.get(limit - 1);
        var next = ListStatement.after(place, last.benefit(), last.packageId(), last.titleKey(), titles);
        return new Page<>(rows, Optional.of(next.text()));
    }
}
