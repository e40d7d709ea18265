package org.bestow.core.internal.write;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bestow.api.Journal;
import org.bestow.api.Message;
import org.bestow.api.Messages;
import org.bestow.api.PublicId;
import org.bestow.core.internal.benefit.Snapshot;
import org.bestow.core.internal.effect.Act;
import org.bestow.core.internal.effect.Changes;
import org.bestow.core.internal.effect.Needs;
import org.bestow.core.internal.effect.SendMail;
import org.bestow.core.internal.effect.Violation;

/**
 * One attempt to write a group of actions in one transaction: lock, read, check each in order of arrival, write all rows. Neither
 * commits nor answers anybody. Used once, by one thread.
 */
final class Group {

    private final List<Entry> entries;
    private final Connection connection;
    private final Journal journal;
    private final Messages messages;
    private final Clock clock;

    private final Map<Entry, Written> answers = new LinkedHashMap<>();
    private final Map<Entry, Act> survivors = new LinkedHashMap<>();
    private final List<Entry> deferred = new ArrayList<>();
    private Changes changes;

    Group(List<Entry> entries, Connection connection, Journal journal, Messages messages, Clock clock) {
        this.entries = entries;
        this.connection = connection;
        this.journal = journal;
        this.messages = messages;
        this.clock = clock;
    }

    /** What everybody is to be told after the commit. */
    Map<Entry, Written> answers() {
        return answers;
    }

    /** Those whose twin is in this group: they come next. */
    List<Entry> deferred() {
        return deferred;
    }

    /** Those whom this transaction makes true; empty when there is nothing to commit. */
    Set<Entry> survivors() {
        return survivors.keySet();
    }

    void lockCheckAndWrite() throws SQLException {
        var reader = new GroupReader(connection, true);
        changes = reader.read(needs(entries));
        var twins = twins();
        var applied = reader.applied(entries.stream()
                .filter(entry -> entry.doubtful().isPresent())
                .map(entry -> entry.command)
                .toList());
        var keysInGroup = new HashMap<Journal.IdempotencyScope, Entry>();
        for (var entry : entries) {
            if (applied.contains(entry.command)) {
                answers.put(entry, entry.doubtful().orElseThrow());
                continue;
            }
            var scope = entry.submission.idempotency().map(Submission.Twin::scope);
            if (scope.isPresent() && keysInGroup.putIfAbsent(scope.get(), entry) != null) {
                deferred.add(entry);
                continue;
            }
            var answer = replay(entry, twins).or(() -> check(entry));
            if (answer.isPresent()) {
                answers.put(entry, answer.get());
                scope.ifPresent(keysInGroup::remove);
            }
        }
        if (!survivors.isEmpty()) {
            write();
        }
    }

    private static Needs needs(List<Entry> entries) {
        var needs = new Needs();
        for (var entry : entries) {
            needs.benefits.add(entry.submission.seen().id());
            entry.submission.effects().forEach(effect -> effect.needs(entry.submission.seen(), needs));
        }
        return needs;
    }

    private Map<Journal.IdempotencyScope, Journal.IdempotencyRow> twins() throws SQLException {
        var scopes = entries.stream()
                .flatMap(entry -> entry.submission.idempotency().stream())
                .map(Submission.Twin::scope)
                .collect(Collectors.toSet());
        return scopes.isEmpty() ? Map.of() : journal.find(connection, scopes, clock.instant());
    }

    private static Optional<Written> replay(Entry entry, Map<Journal.IdempotencyScope, Journal.IdempotencyRow> twins) {
        return entry.submission.idempotency().flatMap(twin -> Optional.ofNullable(twins.get(twin.scope()))
                .map(row -> row.requestHash().equals(twin.requestHash())
                        ? new Written.Replayed(row.history())
                        : new Written.Mismatch()));
    }

    /** Empty: it survives. */
    private Optional<Written> check(Entry entry) {
        var seen = entry.submission.seen();
        var before = changes.benefits.get(seen.id());
        if (before.isEmpty() || before.get().memberId() != seen.memberId()) {
            return Optional.of(new Written.Gone());
        }
        var act = entry.act(clock);
        var touched = changes.touched(seen.id());
        changes.mark();
        var violation = apply(entry.submission, act, changes);
        if (violation.isEmpty()) {
            survivors.put(entry, act);
            return Optional.empty();
        }
        changes.rollback();
        var older = touched || before.get().version() != seen.version();
        return Optional.of(
                older && !violation.get().lasting()
                        ? new Written.Stale(violation.get())
                        : new Written.Refused(violation.get()));
    }

    static Optional<Violation> apply(Submission submission, Act act, Changes changes) {
        for (var effect : submission.effects()) {
            var violation = effect.apply(act, changes);
            if (violation.isPresent()) {
                return violation;
            }
        }
        return Optional.empty();
    }

    private void write() throws SQLException {
        var changed =
                changes.changedBenefits().stream().map(change -> change.key()).collect(Collectors.toSet());
        var records = new Records(clock.instant());
        survivors.forEach((entry, act) -> {
            var after = after(entry.submission.seen(), changed.contains(act.benefit()));
            records.add(entry, act, after);
            answers.put(entry, new Written.Applied(entry.command, after, act.taken(), act.shown(), act.createdSeats()));
        });
        new GroupWriter(connection).write(changes, records.history());
        var letters = changes.letters();
        if (!letters.isEmpty()) {
            messages.queue(connection, letters.stream().map(Group::message).toList());
        }
        journal.write(connection, records.audit(), records.outbox(changed), records.idempotency());
    }

    private static Message message(Changes.Letter letter) {
        var written = letter.written();
        var seat = PublicId.of(PublicId.Kind.ASSIGNMENT, letter.memberId(), letter.seat());
        return new Message(
                letter.memberId(),
                written.purpose(),
                new Message.About(SendMail.ABOUT, seat),
                written.to(),
                written.language(),
                written.body(),
                letter.at());
    }

    /** The benefit as this transaction leaves it. */
    private Snapshot.BenefitRow after(Snapshot.BenefitRow seen, boolean changed) {
        var row = changes.benefits.get(seen.id()).orElseThrow();
        return row.with(row.used(), row.pending(), row.activatedOn(), row.version() + (changed ? 1 : 0));
    }
}
