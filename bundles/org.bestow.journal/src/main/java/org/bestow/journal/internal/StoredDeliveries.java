package org.bestow.journal.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.bestow.api.Deliveries;
import org.bestow.api.Language;
import org.bestow.api.Message;
import org.bestow.store.Sql;
import org.bestow.store.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Claims by leases: whoever dies holding one leaves nothing behind but time. Thread-safe. */
@Component(service = Deliveries.class)
public final class StoredDeliveries implements Deliveries {

    /** Longer than a deliverer talks about one message. */
    static final Duration LEASE = Duration.ofMinutes(5);

    private static final String UNKNOWN = "outcome-unknown";

    private final Store store;
    private final Clock clock;
    private final Backoff backoff;

    /** A claimed row with what it says. */
    public record Claimed(
            long id,
            long memberId,
            String purpose,
            String aboutType,
            String aboutId,
            String recipientName,
            String recipientAddress,
            String language,
            Optional<String> messageId,
            Instant createdAt,
            String subject,
            String textForm,
            String htmlForm) {

        Due due() {
            return new Due(
                    id,
                    messageId,
                    new Message(
                            memberId,
                            purpose,
                            new Message.About(aboutType, aboutId),
                            new Message.Recipient(recipientName, recipientAddress),
                            Language.nearest(language),
                            new Message.Body(subject, textForm, htmlForm),
                            createdAt));
        }

        @Override
        public String toString() {
            return "Claimed[" + id + "]";
        }
    }

    /** A row that was begun. */
    public record Begun(int attempts, int doubts, Instant firstAttemptAt) {}

    /** Counts of what waits. */
    public record Waiting(long waiting, Optional<Instant> oldest) {}

    @Activate
    public StoredDeliveries(@Reference JournalSchema schema, @Reference Clock clock) {
        this(schema, clock, new Backoff(() -> ThreadLocalRandom.current().nextDouble()));
    }

    StoredDeliveries(JournalSchema schema, Clock clock, Backoff backoff) {
        this.store = schema.store();
        this.clock = clock;
        this.backoff = backoff;
    }

    @Override
    public List<Due> claim(String deliverer, int most) {
        var now = clock.instant();
        return store.global().transact(sql -> {
            endLeases(sql, now);
            var candidates = sql.query("select id from mail_message where member_id >= 0 and state = 'queued'"
                            + " and next_at <= :now order by created_at, id fetch first " + most
                            + " rows only")
                    .bind("now", now)
                    .mapTo(Long.class)
                    .list();
            // what another deliverer looks at is left to it
            var free = sql.query("select id from mail_message where member_id >= 0 and id = any(:ids)"
                            + " and state = 'queued' and next_at <= :now for update skip locked")
                    .bindArray("ids", Long.class, candidates)
                    .bind("now", now)
                    .mapTo(Long.class)
                    .list();
            sql.update("update mail_message set claimed_by = :deliverer, next_at = :lease"
                            + " where member_id >= 0 and id = any(:ids)")
                    .bind("deliverer", deliverer)
                    .bind("lease", now.plus(LEASE))
                    .bindArray("ids", Long.class, free)
                    .execute();
            return sql
                    .query("select m.id, m.member_id, purpose, about_type, about_id, recipient_name,"
                            + " recipient_address, language, message_id, created_at, subject, text_form,"
                            + " html_form from mail_message m join mail_body b on b.id = m.id"
                            + " where m.member_id >= 0 and m.id = any(:ids)")
                    .bindArray("ids", Long.class, free)
                    .mapTo(Claimed.class)
                    .list()
                    .stream()
                    .sorted(Comparator.comparing(Claimed::createdAt).thenComparingLong(Claimed::id))
                    .map(Claimed::due)
                    .toList();
        });
    }

    /** Begun, and nobody came back: sent once more the first time, given up the second. */
    private static void endLeases(Sql sql, Instant now) {
        sql.update("update mail_message set state = 'failed', doubts = doubts + 1, error = '" + UNKNOWN
                        + "', finished_at = :now, claimed_by = ''"
                        + " where member_id >= 0 and state = 'sending' and next_at <= :now and doubts > 0")
                .bind("now", now)
                .execute();
        sql.update("update mail_message set state = 'queued', doubts = doubts + 1, error = '" + UNKNOWN
                        + "', claimed_by = '' where member_id >= 0 and state = 'sending' and next_at <= :now")
                .bind("now", now)
                .execute();
    }

    @Override
    public boolean begin(String deliverer, long number, String messageId) {
        var now = clock.instant();
        return store.global()
                .transact(sql -> sql.update("update mail_message set state = 'sending', attempts = attempts + 1,"
                                        + " message_id = coalesce(message_id, :messageId),"
                                        + " first_attempt_at = coalesce(first_attempt_at, :now), next_at = :lease"
                                        + " where member_id >= 0 and id = :id and state = 'queued'"
                                        + " and claimed_by = :deliverer and next_at > :now")
                                .bind("messageId", messageId)
                                .bind("now", now)
                                .bind("lease", now.plus(LEASE))
                                .bind("id", number)
                                .bind("deliverer", deliverer)
                                .execute()
                        == 1);
    }

    @Override
    public void settle(String deliverer, long number, Outcome outcome) {
        store.global().transact(sql -> {
            if (outcome instanceof Sent) {
                sent(sql, number);
                return null;
            }
            // of a lease that was over somebody else has decided
            var begun = sql.query("select attempts, doubts, first_attempt_at from mail_message where member_id >= 0"
                            + " and id = :id and state = 'sending' and claimed_by = :deliverer for update")
                    .bind("id", number)
                    .bind("deliverer", deliverer)
                    .mapTo(Begun.class)
                    .findOne();
            begun.ifPresent(row -> settle(sql, number, row, outcome));
            return null;
        });
    }

    /** Whatever the row says by now: that it was taken is the truth. */
    private void sent(Sql sql, long number) {
        var changed = sql.update("update mail_message set state = 'sent', error = null, finished_at = :now,"
                        + " claimed_by = '' where member_id >= 0 and id = :id and state <> 'sent'")
                .bind("now", clock.instant())
                .bind("id", number)
                .execute();
        if (changed == 1) {
            sql.update("delete from mail_body where member_id >= 0 and id = :id")
                    .bind("id", number)
                    .execute();
        }
    }

    private void settle(Sql sql, long number, Begun row, Outcome outcome) {
        var now = clock.instant();
        if (outcome instanceof Refused refused) {
            fail(sql, number, row.doubts(), refused.fault(), now);
        } else if (outcome instanceof Returned returned) {
            again(sql, number, row.attempts() - 1, row.doubts(), returned.fault(), now);
        } else if (outcome instanceof Postponed postponed) {
            later(sql, number, row, row.doubts(), postponed.fault(), now);
        } else if (outcome instanceof Unknown unknown) {
            if (row.doubts() > 0) {
                fail(sql, number, row.doubts() + 1, unknown.fault(), now);
            } else {
                later(sql, number, row, row.doubts() + 1, unknown.fault(), now);
            }
        }
    }

    private void later(Sql sql, long number, Begun row, int doubts, Fault fault, Instant now) {
        var next = backoff.next(row.attempts(), row.firstAttemptAt(), now);
        if (next.isPresent()) {
            again(sql, number, row.attempts(), doubts, fault, next.get());
        } else {
            fail(sql, number, doubts, fault, now);
        }
    }

    private static void again(Sql sql, long number, int attempts, int doubts, Fault fault, Instant next) {
        sql.update("update mail_message set state = 'queued', attempts = :attempts, doubts = :doubts, error = :error,"
                        + " next_at = :next, claimed_by = '',"
                        + " first_attempt_at = case when :attempts = 0 then null else first_attempt_at end"
                        + " where member_id >= 0 and id = :id")
                .bind("attempts", attempts)
                .bind("doubts", doubts)
                .bind("error", fault.text())
                .bind("next", next)
                .bind("id", number)
                .execute();
    }

    private static void fail(Sql sql, long number, int doubts, Fault fault, Instant now) {
        sql.update("update mail_message set state = 'failed', doubts = :doubts, error = :error, finished_at = :now,"
                        + " claimed_by = '' where member_id >= 0 and id = :id")
                .bind("doubts", doubts)
                .bind("error", fault.text())
                .bind("now", now)
                .bind("id", number)
                .execute();
    }

    @Override
    public void release(String deliverer) {
        store.global().transact(sql -> sql.update("update mail_message set next_at = :now, claimed_by = ''"
                        + " where member_id >= 0 and state = 'queued' and claimed_by = :deliverer")
                .bind("now", clock.instant())
                .bind("deliverer", deliverer)
                .execute());
    }

    @Override
    public Backlog backlog() {
        return store.global().read(sql -> {
            var waiting = sql.query("select count(*) as waiting, min(created_at) as oldest from mail_message"
                            + " where member_id >= 0 and state in ('queued', 'sending')")
                    .mapTo(Waiting.class)
                    .one();
            var failed = sql.query("select count(*) from mail_message where member_id >= 0 and state = 'failed'")
                    .mapTo(Long.class)
                    .one();
            return new Backlog(waiting.waiting(), waiting.oldest(), failed);
        });
    }
}
