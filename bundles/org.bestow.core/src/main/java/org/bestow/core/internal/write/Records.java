package org.bestow.core.internal.write;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.bestow.api.Journal;
import org.bestow.api.PublicId;
import org.bestow.core.internal.benefit.Snapshot;
import org.bestow.core.internal.effect.Act;
import org.bestow.core.internal.effect.Assign;
import org.bestow.core.internal.effect.Effect;
import org.bestow.core.internal.effect.Release;

/** What a group's survivors leave behind: history, audit, outbox, idempotency. Holds numbers of keys, never values. */
final class Records {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Instant at;
    private final List<GroupWriter.Entry> history = new ArrayList<>();
    private final List<Journal.AuditRow> audit = new ArrayList<>();
    private final List<Journal.IdempotencyRow> idempotency = new ArrayList<>();
    private final Map<Long, Snapshot.BenefitRow> benefits = new TreeMap<>();

    Records(Instant at) {
        this.at = at;
    }

    void add(Entry entry, Act act, Snapshot.BenefitRow after) {
        var submission = entry.submission;
        var effects = submission.effects();
        benefits.put(after.id(), after);
        history.add(new GroupWriter.Entry(
                entry.command,
                after.memberId(),
                after.id(),
                after.purchaseId(),
                after.type(),
                submission.action(),
                submission.by().actor(),
                submission.by().name(),
                submission.by().reason(),
                act.now(),
                effects.stream().mapToLong(Effect::units).sum(),
                count(effects, Assign.class) - count(effects, Release.class),
                act.taken().size(),
                json(effects.stream()
                        .filter(effect -> !effect.silent())
                        .map(Records::facts)
                        .toList()),
                result(submission, act, after)));
        audit(entry, act, after);
        submission
                .idempotency()
                .ifPresent(twin -> idempotency.add(
                        new Journal.IdempotencyRow(twin.scope(), twin.requestHash(), entry.command, at)));
    }

    /** Of what was done; what else the answer says is kept only for a twin. */
    private static String result(Submission submission, Act act, Snapshot.BenefitRow after) {
        var result = JsonNodeFactory.instance.objectNode();
        var keys = result.putArray("keys");
        keys(act).forEach(keys::add);
        var seats = result.putArray("seats");
        act.createdSeats().forEach(seats::add);
        if (submission.idempotency().isPresent()) {
            submission.told().write(result, after);
        }
        return result.toString();
    }

    private static LongStream keys(Act act) {
        return LongStream.concat(
                act.taken().stream().mapToLong(key -> key.id()),
                act.shown().stream().mapToLong(Long::longValue));
    }

    /** One row for each key that somebody sees, so that "who saw it" is a query; else one for the benefit. */
    private void audit(Entry entry, Act act, Snapshot.BenefitRow after) {
        var benefit = PublicId.of(PublicId.Kind.BENEFIT, after.memberId(), after.id());
        var shown = keys(act)
                .mapToObj(key -> PublicId.of(PublicId.Kind.KEY, after.memberId(), key))
                .toList();
        if (shown.isEmpty()) {
            audit.add(audit(entry, act, "benefit", benefit, after, benefit));
        }
        shown.forEach(key -> audit.add(audit(entry, act, "key", key, after, benefit)));
    }

    private static Journal.AuditRow audit(
            Entry entry, Act act, String subject, String id, Snapshot.BenefitRow after, String benefit) {
        var seen = entry.submission.seen();
        return new Journal.AuditRow(
                after.memberId(),
                act.now(),
                entry.submission.by().actor(),
                entry.submission.by().name(),
                entry.submission.by().reason(),
                entry.submission.action(),
                subject,
                id,
                Optional.of(benefit).filter(whole -> !whole.equals(id)),
                json(Map.of("benefit", benefit, "used", seen.used(), "version", seen.version())),
                json(Map.of("benefit", benefit, "used", after.used(), "version", after.version())),
                entry.submission.summary(),
                entry.submission.by().from());
    }

    private static Map<String, Object> facts(Effect effect) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("kind", effect.kindName());
        facts.putAll(effect.facts());
        return facts;
    }

    private static long count(List<Effect> effects, Class<? extends Effect> kind) {
        return effects.stream().filter(kind::isInstance).count();
    }

    List<GroupWriter.Entry> history() {
        return history;
    }

    List<Journal.AuditRow> audit() {
        return audit;
    }

    List<Journal.IdempotencyRow> idempotency() {
        return idempotency;
    }

    /** One message a changed benefit, whatever the number of actions on it. */
    List<Journal.OutboxRow> outbox(Set<Long> changed) {
        return benefits.values().stream()
                .filter(benefit -> changed.contains(benefit.id()))
                .map(benefit -> new Journal.OutboxRow(
                        benefit.memberId(),
                        "benefit",
                        json(Map.of(
                                "id",
                                PublicId.of(PublicId.Kind.BENEFIT, benefit.memberId(), benefit.id()),
                                "version",
                                benefit.version())),
                        at))
                .toList();
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain values have no JSON form", e);
        }
    }
}
