package org.bestow.core.internal.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bestow.api.Caller;
import org.bestow.api.Problem;
import org.bestow.api.PublicId;
import org.bestow.api.Users;
import org.bestow.core.internal.effect.Violation;
import org.bestow.core.internal.text.CoreTexts;
import org.bestow.core.internal.text.Problems;
import org.bestow.store.Store;

/**
 * Puts the no of a platform's rule into words that are enough alone: they name who holds what was asked for. It is looked up
 * afterwards, so somebody may have moved on; then it says less. Thread-safe.
 */
final class Refusals {

    private static final int NAMED = 5;

    private final Store store;
    private final Users users;

    Refusals(Store store, Users users) {
        this.store = store;
        this.users = users;
    }

    Problem of(Caller caller, Gate.Place place, Violation violation) {
        return switch (violation.rule()) {
            case "claimed" -> claimed(caller, place, violation);
            case "no-unit-left" -> noUnitLeft(caller, place, violation);
            case "user-has-seat" -> hasSeat(caller, place, violation);
            default -> Problems.refused(violation.rule(), violation.facts(), caller.language());
        };
    }

    /** Who holds a claim, and what it is of. */
    public record Claimant(long userId, String title) {}

    private Problem claimed(Caller caller, Gate.Place place, Violation violation) {
        var facts = new LinkedHashMap<String, Object>(violation.facts());
        var seat = (Long) facts.remove("seat");
        var claimant = store.forMember(place.member()).read(sql -> sql.query(
                        "select a.user_id, i.title from assignment a join benefit b on b.id = a.benefit_id"
                                + " join package_item i on i.id = b.item_id where a.id = :id and a.member_id = :member")
                .bind("id", seat)
                .mapTo(Claimant.class)
                .findOne());
        facts.put("holder", claimant.flatMap(one -> name(one.userId())).orElse("?"));
        facts.put(
                "benefit",
                claimant.map(one -> RowTitles.in(one.title(), caller.language()))
                        .orElse("?"));
        return Problems.refused("claimed", facts, caller.language());
    }

    /** One of those who use the units, and how many they are. */
    public record Holder(long userId, long total) {}

    private Problem noUnitLeft(Caller caller, Gate.Place place, Violation violation) {
        var holders = store.forMember(place.member())
                .read(sql -> sql.query("select user_id, count(*) over () as total from assignment"
                                + " where member_id = :member and benefit_id = :benefit order by id desc"
                                + " fetch first " + NAMED + " rows only")
                        .bind("benefit", place.benefit())
                        .mapTo(Holder.class)
                        .list());
        var people = users.find(holders.stream().map(Holder::userId).toList());
        var names = holders.stream()
                .flatMap(holder -> Optional.ofNullable(people.get(holder.userId())).stream())
                .map(Users.Person::name)
                .toList();
        if (names.isEmpty()) {
            return Problems.refused("no-unit-left", violation.facts(), caller.language());
        }
        var facts = new LinkedHashMap<String, Object>(violation.facts());
        var more = holders.get(0).total() - names.size();
        facts.put(
                "holders",
                names.stream().collect(Collectors.joining(CoreTexts.of("list-separator", caller.language()))));
        facts.put("more", more);
        var words = more > 0 ? "no-unit-left.held-more" : "no-unit-left.held";
        return Problems.refusedAs(words, "no-unit-left", facts, caller.language());
    }

    private Problem hasSeat(Caller caller, Gate.Place place, Violation violation) {
        var user = (Long) violation.facts().get("user");
        var facts = new LinkedHashMap<String, Object>();
        facts.put("user", PublicId.of(PublicId.Kind.USER, place.member(), user));
        var name = name(user);
        name.ifPresent(known -> facts.put("name", known));
        return Problems.refusedAs(
                name.isPresent() ? "user-has-seat.named" : "user-has-seat", "user-has-seat", facts, caller.language());
    }

    private Optional<String> name(long user) {
        return Optional.ofNullable(users.find(List.of(user)).get(user)).map(Users.Person::name);
    }
}
