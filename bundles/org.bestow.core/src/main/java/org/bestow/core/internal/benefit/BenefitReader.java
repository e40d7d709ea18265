package org.bestow.core.internal.benefit;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
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
import org.jdbi.v3.core.mapper.Nested;

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
    public record Found(@Nested BenefitRow benefit, long packageId, String titleKey) {}

    /**
     * @param language of titles; search and order keep the language of the first page
     * @return {@link Problem.Kind#INVALID} naming {@code after} for a cursor that is none, or is of a list in another order or of another day
     */
    public Answer<Page<Listed>> list(long member, Language language, Benefits.Query query, Page.Request page) {
        var cursor = page.after().flatMap(ListCursor::parse).filter(place -> place.fits(query));
        if (page.after().isPresent() && cursor.isEmpty()) {
            return Answer.no(badCursor(language));
        }
        var place = cursor.orElseGet(() -> new ListCursor(
                query.sort(), query.descending(), language, clock.instant(), query.asOf(), Optional.empty(), 0));
        var search = query.search().map(String::strip).filter(text -> !text.isEmpty());
        // the users' own statement, before we hold a connection
        var holders = search.map(text -> users.search(member, text)).orElse(List.of());
        var newest = store.global().read(titles::current);
        titles = newest;
        return Answer.of(store.forMember(member).read(sql -> {
            var moment = place.moment(zone(sql));
            var statement = new ListStatement(query, place, moment);
            search.ifPresent(text -> statement.among(newest.containing(text, place.language()), holders));
            statement.order(cursor.isPresent(), newest);
            var found = statement.on(sql, page.limit() + 1).mapTo(Found.class).list();
            return page(found, place, newest, language, moment, page.limit());
        }));
    }

    static Problem badCursor(Language language) {
        return Problems.invalid(language, List.of(new Problem.FieldError("after", Problems.field("cursor", language))));
    }

    private static ZoneId zone(Sql sql) {
        return ZoneId.of(sql.query("select time_zone from member where id = :member")
                .mapTo(String.class)
                .one());
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
