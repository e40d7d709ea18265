package org.bestow.identity.internal.account;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.bestow.api.Journal;
import org.bestow.api.PublicId;
import org.bestow.api.UserRemovals;
import org.bestow.store.BusyException;
import org.bestow.store.Sql;
import org.bestow.store.Store;
import org.bestow.store.StoreException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Erases what is personal of users who were deleted long ago, each minute. A row without name and e-mail stays, for history and audit
 * name its number; the e-mail may be used again. Thread-safe.
 */
@Component(service = AccountPurger.class, immediate = true)
public final class AccountPurger {

    /** What histories call somebody of whom nothing else is left. */
    static final String NAME = "Deleted user";

    private static final Logger LOG = LoggerFactory.getLogger(AccountPurger.class);
    private static final Duration KEPT = Duration.ofDays(UserRemovals.RESTORABLE_DAYS);
    private static final int AT_ONCE = 100;

    private final Store store;
    private final Journal journal;
    private final Clock clock;
    private final ScheduledExecutorService timer;

    @Activate
    public AccountPurger(@Reference Accounts accounts, @Reference Journal journal, @Reference Clock clock) {
        this.store = accounts.store();
        this.journal = journal;
        this.clock = clock;
        this.timer = Executors.newSingleThreadScheduledExecutor(task -> {
            var thread = new Thread(task, "bestow-purge");
            thread.setDaemon(true);
            return thread;
        });
        timer.scheduleWithFixedDelay(this::run, 1, 1, TimeUnit.MINUTES);
    }

    private void run() {
        try {
            purge();
        } catch (BusyException | StoreException e) {
            LOG.warn("deleted users stay until the next time: {}", e.getMessage());
        }
    }

    /** One that is due. @param member 0 for operators */
    public record Due(long id, long member) {}

    /** How many were purged; a part of them at a time, so that nobody waits for long. */
    public int purge() {
        var total = 0;
        for (var last = AT_ONCE; last == AT_ONCE; total += last) {
            last = store.global().transact(this::some);
        }
        return total;
    }

    private int some(Sql sql) throws SQLException {
        var now = clock.instant();
        var due = sql.query("select id, coalesce(member_id, 0) as member from account where deleted_at <= :before"
                        + " and not purged and coalesce(member_id, 0) >= 0 order by id limit " + AT_ONCE)
                .bind("before", now.minus(KEPT))
                .mapTo(Due.class)
                .list();
        if (due.isEmpty()) {
            return 0;
        }
        erase(sql, due);
        journal.write(sql.connection(), due.stream().map(one -> audit(one, now)).toList(), List.of(), List.of());
        return due.size();
    }

    private static void erase(Sql sql, List<Due> due) {
        for (var table : List.of("session", "api_token", "known_address", "invitation", "account_role")) {
            sql.update("delete from " + table + " where account_id = any(:ids)")
                    .bindArray("ids", Long.class, due.stream().map(Due::id).toList())
                    .execute();
        }
        var rows =
                sql.batch("update account set purged = true, name = :name, name_key = '', search_text = '', email = '',"
                        + " email_key = :gone, notification_email = null, language = 'en', password_hash = '',"
                        + " version = version + 1, turn = turn + 1 where id = :id and coalesce(member_id, 0) = :member"
                        + " and deleted_at is not null");
        for (var one : due) {
            // no e-mail has this form
            rows.bind("name", NAME)
                    .bind("gone", "purged " + one.id())
                    .bind("id", one.id())
                    .bind("member", one.member())
                    .add();
        }
        rows.execute();
    }

    private static Journal.AuditRow audit(Due due, Instant now) {
        return new Journal.AuditRow(
                due.member(),
                now,
                0,
                "Bestow",
                Optional.empty(),
                "user-purged",
                "user",
                PublicId.of(PublicId.Kind.USER, due.member(), due.id()),
                "{}",
                "{}",
                "Erased a user who was deleted " + UserRemovals.RESTORABLE_DAYS + " days ago",
                "platform");
    }

    /** What runs ends by itself; it is not interrupted. */
    @Deactivate
    public void stop() {
        timer.shutdown();
    }
}
