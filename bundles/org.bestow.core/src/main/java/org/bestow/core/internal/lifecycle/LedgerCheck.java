package org.bestow.core.internal.lifecycle;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.bestow.api.Check;
import org.bestow.api.PublicId;
import org.bestow.core.internal.schema.Schema;
import org.bestow.store.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Whether counters agree with what they count: history, seats, keys and pools. Each question is one statement, so that it sees one
 * moment, also while people work. Thread-safe.
 */
@Component
public final class LedgerCheck implements Check {

    private static final int SHOWN = 5;

    private final Store store;

    @Activate
    public LedgerCheck(@Reference Schema schema) {
        this.store = schema.store();
    }

    /** @param differing selects {@code id} and {@code member_id} (0 for pools) of what is wrong */
    private record Question(String sentence, PublicId.Kind kind, String differing) {}

    private static final List<Question> QUESTIONS = List.of(
            new Question(
                    "benefits whose used units are not the sum of their history",
                    PublicId.Kind.BENEFIT,
                    """
                    select b.id, b.member_id from benefit b
                    left join (select benefit_id, member_id, sum(used_delta) as units from history
                        group by benefit_id, member_id) h on h.benefit_id = b.id and h.member_id = b.member_id
                    where b.used <> coalesce(h.units, 0)"""),
            new Question(
                    "benefits whose seats are not the sum of their history",
                    PublicId.Kind.BENEFIT,
                    """
                    select b.id, b.member_id from benefit b
                    left join (select benefit_id, member_id, sum(seat_delta) as seats from history
                        group by benefit_id, member_id) h on h.benefit_id = b.id and h.member_id = b.member_id
                    left join (select benefit_id, member_id, count(*) as seats from assignment
                        group by benefit_id, member_id) a on a.benefit_id = b.id and a.member_id = b.member_id
                    where coalesce(a.seats, 0) <> coalesce(h.seats, 0)
                        or (b.unit = 'SEATS' and b.used <> coalesce(a.seats, 0))"""),
            new Question(
                    "benefits whose keys are not the sum of their history",
                    PublicId.Kind.BENEFIT,
                    """
                    select b.id, b.member_id from benefit b
                    left join (select benefit_id, member_id, sum(key_delta) as taken from history
                        group by benefit_id, member_id) h on h.benefit_id = b.id and h.member_id = b.member_id
                    left join (select benefit_id, member_id, count(*) as taken,
                            sum(case when kind = 'RETAIL' and replaced_by is null then 1 else 0 end) as retail,
                            sum(case when kind = 'MULTIPLE_ACTIVATION' then 1 else 0 end) as counted from claimed_key
                        group by benefit_id, member_id) k on k.benefit_id = b.id and k.member_id = b.member_id
                    where coalesce(k.taken, 0) <> coalesce(h.taken, 0)
                        or ((b.unit = 'KEYS' or k.retail > 0) and coalesce(k.counted, 0) = 0
                            and b.used <> coalesce(k.retail, 0))"""),
            new Question(
                    "benefits with more used than granted",
                    PublicId.Kind.BENEFIT,
                    """
                    select b.id, b.member_id from benefit b where b.used > b.quantity"""),
            new Question(
                    "pools whose counters are not the number of their keys",
                    PublicId.Kind.KEY_POOL,
                    """
                    select p.id, 0 as member_id from key_pool p
                    left join (select pool_id, count(*) as there from pool_key group by pool_id) a on a.pool_id = p.id
                    left join (select pool_id, count(*) as taken, min(member_id) as member_id from claimed_key
                        group by pool_id) c on c.pool_id = p.id
                    where p.available <> coalesce(a.there, 0) or p.claimed <> coalesce(c.taken, 0)"""),
            new Question(
                    "keys that were given away twice",
                    PublicId.Kind.KEY,
                    """
                    select k.id, k.member_id from claimed_key k
                    where k.kind in ('RETAIL', 'MULTIPLE_ACTIVATION') and (
                        exists (select 1 from claimed_key t where t.pool_id = k.pool_id and t.mac = k.mac and t.id < k.id)
                        or exists (select 1 from pool_key l where l.pool_id = k.pool_id and l.mac = k.mac))"""));

    /** A row of an answer. */
    public record Found(long id, long memberId, long total) {}

    @Override
    public String name() {
        return "counters";
    }

    @Override
    public Result run() {
        var differences = new ArrayList<String>();
        for (var question : QUESTIONS) {
            var found = store.global().read(sql -> sql.query("select id, member_id, count(*) over () as total from ("
                            + question.differing() + ") differing order by id fetch first " + SHOWN + " rows only")
                    .mapTo(Found.class)
                    .list());
            if (!found.isEmpty()) {
                differences.add(sentence(question, found));
            }
        }
        return differences.isEmpty()
                ? Result.ok("Counters agree with history, seats, keys and pools.")
                : Result.critical("Tell the developers, and change nothing by hand: " + String.join("; ", differences));
    }

    private static String sentence(Question question, List<Found> found) {
        var total = found.get(0).total();
        var ids = found.stream()
                .map(row -> PublicId.of(question.kind(), row.memberId(), row.id()))
                .collect(Collectors.joining(", "));
        return total + " " + question.sentence() + " (" + ids + (total > found.size() ? ", …" : "") + ")";
    }
}
