package org.bestow.core.internal.benefit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bestow.api.Answer;
import org.bestow.api.Language;
import org.bestow.api.Page;
import org.bestow.api.Problem;
import org.bestow.api.Users;
import org.bestow.core.internal.benefit.Snapshot.EndedSeatRow;
import org.bestow.core.internal.text.Problems;
import org.bestow.store.Store;

/** Reads the seats of a benefit that ended, the last ended first. No check of rights. Thread-safe. */
public final class EndedSeats {

    private static final Pattern CURSOR = Pattern.compile("e([0-9]{1,18})\\.([0-9]{1,9}):([0-9]{1,18})");

    private final Store store;
    private final Users users;

    public EndedSeats(Store store, Users users) {
        this.store = store;
        this.users = users;
    }

    /** @param holder empty when the user is no more; {@code ender} when that one is */
    public record Ended(EndedSeatRow row, Optional<Users.Person> holder, Optional<Users.Person> ender) {}

    /** After which row a list goes on. */
    private record Place(Instant endedAt, long id) {

        /** No seat ended later; no database takes every moment that can be written down. */
        private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

        static Optional<Place> parse(String text) {
            try {
                var match = CURSOR.matcher(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII));
                return match.matches()
                        ? Optional.of(new Place(
                                        Instant.ofEpochSecond(
                                                Long.parseLong(match.group(1)), Integer.parseInt(match.group(2))),
                                        Long.parseLong(match.group(3))))
                                .filter(place -> !place.endedAt().isAfter(LAST))
                        : Optional.empty();
            } catch (RuntimeException e) { // of whatever nature the made-up text is
                return Optional.empty();
            }
        }

        String text() {
            var plain = "e" + endedAt.getEpochSecond() + "." + endedAt.getNano() + ":" + id;
            return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
        }
    }

    public Answer<Page<Ended>> page(long member, Language language, long benefit, Page.Request page) {
        var after = page.after().map(Place::parse);
        if (after.isPresent() && after.get().isEmpty()) {
            return Answer.no(BenefitReader.badCursor(language));
        }
        var rows = store.forMember(member).read(sql -> {
            var query = sql.query("select id, benefit_id, user_id, data, data_version, since, ended_at, ended_by,"
                            + " ended_by_name, why from ended_assignment where member_id = :member"
                            + " and benefit_id = :benefit"
                            + (after.isPresent() ? " and (ended_at < :at or (ended_at = :at and id < :id))" : "")
                            + " order by benefit_id, ended_at desc, id desc fetch first " + (page.limit() + 1)
                            + " rows only")
                    .bind("benefit", benefit);
            after.flatMap(place -> place)
                    .ifPresent(place -> query.bind("at", place.endedAt()).bind("id", place.id()));
            var found = query.mapTo(EndedSeatRow.class).list();
            // a benefit of which nothing ended, or none at all
            return !found.isEmpty()
                            || sql.query("select 1 from benefit where member_id = :member and id = :benefit")
                                    .bind("benefit", benefit)
                                    .mapTo(Integer.class)
                                    .findOne()
                                    .isPresent()
                    ? Optional.of(found)
                    : Optional.<List<EndedSeatRow>>empty();
        });
        return rows.<Answer<Page<Ended>>>map(found -> Answer.of(named(found, page.limit())))
                .orElseGet(() -> Answer.no(Problems.of(Problem.Kind.NOT_FOUND, language)));
    }

    private Page<Ended> named(List<EndedSeatRow> rows, int limit) {
        var shown = rows.subList(0, Math.min(rows.size(), limit));
        var numbers = shown.stream()
                .flatMap(row -> Stream.of(row.userId(), row.endedBy()))
                .collect(Collectors.toSet());
        var people = users.find(numbers);
        var next = rows.size() > limit
                ? Optional.of(shown.get(limit - 1)).map(last -> new Place(last.endedAt(), last.id()).text())
                : Optional.<String>empty();
        return new Page<>(
                shown.stream()
                        .map(row -> new Ended(
                                row,
                                Optional.ofNullable(people.get(row.userId())),
                                Optional.ofNullable(people.get(row.endedBy()))))
                        .toList(),
                next);
    }
}
