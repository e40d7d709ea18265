package org.bestow.core.internal.write;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.bestow.api.Journal;
import org.bestow.api.Users;
import org.bestow.core.internal.benefit.Snapshot;
import org.bestow.core.internal.benefit.Snapshot.BenefitRow;
import org.bestow.core.internal.benefit.Snapshot.ClaimRow;
import org.bestow.core.internal.benefit.Snapshot.DocumentRow;
import org.bestow.core.internal.benefit.Snapshot.EndedSeatRow;
import org.bestow.core.internal.benefit.Snapshot.ItemRow;
import org.bestow.core.internal.benefit.Snapshot.KeyRow;
import org.bestow.core.internal.benefit.Snapshot.MemberRow;
import org.bestow.core.internal.benefit.Snapshot.SeatRow;
import org.bestow.spi.Part;

/** What was read for a group of views, and the views made of it. Used by one thread. */
final class ReadViews {

    record Base(BenefitRow benefit, MemberRow member, ItemKey item) {}

    record ItemKey(long id, long revision) {}

    /** Where claims are unique. */
    record OfType(long member, String type) {
        static OfType of(BenefitRow benefit) {
            return new OfType(benefit.memberId(), benefit.type());
        }
    }

    final Map<Long, Base> bases = new HashMap<>();
    final Map<Long, ItemRow> items = new HashMap<>();
    final Map<Long, SeatRow> seat = new HashMap<>();
    final Map<Long, KeyRow> key = new HashMap<>();
    final Map<Long, List<SeatRow>> seats = new HashMap<>();
    final Map<Long, List<KeyRow>> keys = new HashMap<>();
    final Map<Long, List<KeyRow>> siblingKeys = new HashMap<>();
    final Map<Long, List<EndedSeatRow>> endedSeats = new HashMap<>();
    final Map<OfType, List<ClaimRow>> claims = new HashMap<>();
    final Map<Long, DocumentRow> documents = new HashMap<>();
    Map<Journal.IdempotencyScope, Journal.IdempotencyRow> twins = Map.of();
    Map<Long, Users.Person> people = Map.of();
    List<ViewRequest> requests = List.of();

    ViewRequest narrowed(ViewRequest request) {
        var base = bases.get(request.benefit());
        return base == null ? request : request.on(items.get(base.item().id()));
    }

    /** Whom the views name. */
    Set<Long> named() {
        var named =
                requests.stream().flatMap(request -> request.users().stream()).collect(Collectors.toSet());
        seat.values().forEach(held -> named.add(held.userId()));
        seats.values().forEach(held -> held.forEach(one -> named.add(one.userId())));
        endedSeats.values().forEach(ended -> ended.forEach(one -> named.add(one.userId())));
        claims.values().forEach(claimed -> claimed.forEach(one -> named.add(one.userId())));
        return named;
    }

    /** @param request as {@link #narrowed} */
    ViewLoader.Loaded loaded(ViewRequest request, Instant now) {
        var twin = request.twin().flatMap(scope -> Optional.ofNullable(twins.get(scope)));
        var snapshot = Optional.ofNullable(bases.get(request.benefit()))
                .filter(base -> base.benefit().memberId() == request.member())
                .map(base -> snapshot(request, base, now));
        return new ViewLoader.Loaded(snapshot, twin);
    }

    private Snapshot snapshot(ViewRequest request, Base base, Instant now) {
        var benefit = base.benefit().id();
        var seat = find(request.seat(), this.seat).filter(row -> row.benefitId() == benefit);
        var lists = lists(request, base.benefit());
        var people = new HashMap<Long, Users.Person>();
        var numbers = new HashSet<>(request.users());
        request.actor().ifPresent(numbers::add);
        seat.ifPresent(row -> numbers.add(row.userId()));
        numbers.addAll(holders(lists));
        for (var number : numbers) {
            var person = this.people.get(number);
            if (person != null && person.member().equals(OptionalLong.of(request.member()))) {
                people.put(number, person);
            }
        }
        return new Snapshot(
                base.benefit(),
                base.member(),
                items.get(base.item().id()),
                seat,
                find(request.key(), key).filter(key -> key.benefitId() == benefit),
                request.document() ? Optional.ofNullable(documents.get(benefit)) : Optional.empty(),
                lists,
                people,
                now,
                LocalDate.ofInstant(now, base.member().timeZone()));
    }

    private Snapshot.Lists lists(ViewRequest request, BenefitRow benefit) {
        return request.parts().isEmpty()
                ? Snapshot.Lists.NONE
                : new Snapshot.Lists(
                        asked(request, Part.ASSIGNMENTS, seats, benefit.id()),
                        asked(request, Part.KEYS, keys, benefit.id()),
                        asked(request, Part.SIBLING_KEYS, siblingKeys, benefit.id()),
                        asked(request, Part.ENDED_ASSIGNMENTS, endedSeats, benefit.id()),
                        asked(request, Part.CLAIMS, claims, OfType.of(benefit)));
    }

    private static <K, T> List<T> asked(ViewRequest request, Part part, Map<K, List<T>> rows, K key) {
        return request.parts().contains(part) ? rows.getOrDefault(key, List.of()) : List.of();
    }

    private static Set<Long> holders(Snapshot.Lists lists) {
        var holders = new HashSet<Long>();
        lists.seats().forEach(seat -> holders.add(seat.userId()));
        lists.endedSeats().forEach(seat -> holders.add(seat.userId()));
        lists.claims().forEach(claim -> holders.add(claim.userId()));
        return holders;
    }

    private static <T> Optional<T> find(OptionalLong id, Map<Long, T> rows) {
        return id.isEmpty() ? Optional.empty() : Optional.ofNullable(rows.get(id.getAsLong()));
    }
}
