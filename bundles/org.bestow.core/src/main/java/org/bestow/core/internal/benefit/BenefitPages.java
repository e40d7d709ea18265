package org.bestow.core.internal.benefit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bestow.api.Answer;
import org.bestow.api.Language;
import org.bestow.api.Page;
import org.bestow.api.Problem;
import org.bestow.api.Users;
import org.bestow.core.internal.benefit.Snapshot.KeyRow;
import org.bestow.core.internal.benefit.Snapshot.SeatRow;
import org.bestow.core.internal.text.Problems;
import org.bestow.store.Store;

/**
 * Reads what hangs on one benefit, newest first: seats, taken keys, history. One statement a page, one for its people. Says
 * {@link Problem.Kind#NOT_FOUND} for a benefit that the member has not. No check of rights. Thread-safe.
 */
public final class BenefitPages {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private final Store store;
    private final Users users;

    public BenefitPages(Store store, Users users) {
        this.store = store;
        this.users = users;
    }

    /** @param holder empty when the user is no more */
    public record Seat(SeatRow row, Optional<Users.Person> holder) {}

    /** @param taker empty when the user is no more */
    public record TakenKey(KeyRow row, Optional<Users.Person> taker) {}

    /**
     * What was done, with the name that the actor had then.
     *
     * @param effects JSON array
     * @param result JSON object; numbers of keys, never values
     */
    public record HistoryLine(
            long id,
            long benefitId,
            String type,
            String action,
            long actorId,
            String actorName,
            Optional<String> reason,
            Instant at,
            long usedDelta,
            long seatDelta,
            long keyDelta,
            String effects,
            String result) {}

    /** @param holder set: his seat only */
    public Answer<Page<Seat>> assignments(
            long member, Language language, long benefit, OptionalLong holder, Page.Request page) {
        var rows = page(
                "select id, benefit_id, user_id, data, data_version, since, version from assignment",
                SeatRow.class,
                SeatRow::id,
                new Asked("seats", member, language, benefit, holder, page));
        return rows.map(seats -> {
            var people = people(seats.items(), SeatRow::userId);
            return seats.map(row -> new Seat(row, Optional.ofNullable(people.get(row.userId()))));
        });
    }

    public Answer<Page<TakenKey>> keys(long member, Language language, long benefit, Page.Request page) {
        var rows = page(
                "select id, benefit_id, pool_id, masked, kind, claimed_at, claimed_by, note, document, document_shape,"
                        + " document_version, replaces, replaced_by from claimed_key",
                KeyRow.class,
                KeyRow::id,
                new Asked("keys", member, language, benefit, OptionalLong.empty(), page));
        return rows.map(keys -> {
            var people = people(keys.items(), KeyRow::claimedBy);
            return keys.map(row -> new TakenKey(row, Optional.ofNullable(people.get(row.claimedBy()))));
        });
    }

    public Answer<Page<HistoryLine>> history(long member, Language language, long benefit, Page.Request page) {
        return page(
                "select id, benefit_id, type, action, actor_id, actor_name, reason, at, used_delta, seat_delta, key_delta,"
                        + " effects, result from history",
                HistoryLine.class,
                HistoryLine::id,
                new Asked("history", member, language, benefit, OptionalLong.empty(), page));
    }

    /** The seat of a benefit that a user holds. */
    public Optional<SeatRow> heldSeat(long member, long benefit, long user) {
        return store.forMember(member).read(sql -> sql.query(
                        "select id, benefit_id, user_id, data, data_version, since, version from assignment"
                                + " where member_id = :member and benefit_id = :benefit and user_id = :user")
                .bind("benefit", benefit)
                .bind("user", user)
                .mapTo(SeatRow.class)
                .findFirst());
    }

    /** @param list its name, which its cursors carry */
    private record Asked(
            String list, long member, Language language, long benefit, OptionalLong holder, Page.Request page) {

        String cursor(long last) {
            var text = list + "<" + last;
            return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
        }

        /** Empty for what is no cursor of this list. */
        OptionalLong last(String cursor) {
            try {
                var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
                var number = text.substring(text.indexOf('<') + 1);
                return text.equals(list + "<" + number)
                                && NUMBER.matcher(number).matches()
                        ? OptionalLong.of(Long.parseLong(number))
                        : OptionalLong.empty();
            } catch (IllegalArgumentException e) {
                return OptionalLong.empty();
            }
        }
    }

    private <T> Answer<Page<T>> page(String select, Class<T> type, ToLongFunction<T> id, Asked asked) {
        var after = asked.page().after().map(asked::last);
        if (after.isPresent() && after.get().isEmpty()) {
            return Answer.no(BenefitReader.badCursor(asked.language()));
        }
        var limit = asked.page().limit();
        var statement = select + " where member_id = :member and benefit_id = :benefit"
                + (asked.holder().isPresent() ? " and user_id = :holder" : "")
                + (after.isPresent() ? " and id < :after" : " and id > 0") // H2 takes the index that ends with it
                + " order by benefit_id desc, id desc fetch first " + (limit + 1) + " rows only";
        var rows = store.forMember(asked.member()).read(sql -> {
            var query = sql.query(statement).bind("benefit", asked.benefit());
            asked.holder().ifPresent(holder -> query.bind("holder", holder));
            after.ifPresent(last -> query.bind("after", last.getAsLong()));
            var found = query.mapTo(type).list();
            // a benefit without rows, or none at all
            return !found.isEmpty()
                            || sql.query("select 1 from benefit where member_id = :member and id = :benefit")
                                    .bind("benefit", asked.benefit())
                                    .mapTo(int.class)
                                    .findOne()
                                    .isPresent()
                    ? Optional.of(found)
                    : Optional.<List<T>>empty();
        });
        if (rows.isEmpty()) {
            return Answer.no(Problems.of(Problem.Kind.NOT_FOUND, asked.language()));
        }
        var shown = rows.get().subList(0, Math.min(rows.get().size(), limit));
        var next = rows.get().size() > limit
                ? Optional.of(asked.cursor(id.applyAsLong(shown.get(limit - 1))))
                : Optional.<String>empty();
        return Answer.of(new Page<>(shown, next));
    }

    private <T> Map<Long, Users.Person> people(List<T> rows, ToLongFunction<T> user) {
        var numbers = rows.stream().map(user::applyAsLong).collect(Collectors.toSet());
        return numbers.isEmpty() ? Map.of() : users.find(numbers);
    }
}
