package org.bestow.core.internal.write;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.text.Collator;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.bestow.api.Caller;
import org.bestow.api.Holders;
import org.bestow.api.Journal;
import org.bestow.api.Language;
import org.bestow.api.MemberGuard;
import org.bestow.api.Messages;
import org.bestow.api.PublicId;
import org.bestow.core.internal.benefit.BenefitColumns;
import org.bestow.core.internal.benefit.Snapshot.BenefitRow;
import org.bestow.core.internal.benefit.Titles;
import org.bestow.core.internal.effect.Release;
import org.bestow.core.internal.schema.Schema;
import org.bestow.core.internal.text.TextJson;
import org.bestow.spi.Text;
import org.bestow.store.BusyException;
import org.bestow.store.Ids;
import org.bestow.store.Sql;
import org.bestow.store.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Ends seats by the very rows that a type's decision would write, as one group in the caller's transaction. Thread-safe.
 */
@Component(service = Holders.class)
public final class SeatHolders implements Holders {

    /** History's name of it, and of its text. */
    static final String ACTION = "user-left";

    private static final String WHY = TextJson.write(Text.key("why.user-left"));
    private static final int ROUNDS = 5;

    private final Store store;
    private final Ids commands;
    private final MemberGuard guard;
    private final Journal journal;
    private final Messages messages;
    private final Clock clock;

    @Activate
    public SeatHolders(
            @Reference Schema schema,
            @Reference MemberGuard guard,
            @Reference Journal journal,
            @Reference Messages messages,
            @Reference Clock clock) {
        this.store = schema.store();
        this.commands = store.ids("history_seq");
        this.guard = guard;
        this.journal = journal;
        this.messages = messages;
        this.clock = clock;
    }

    /** A seat and the benefit that it is of, as they were before the locks. */
    private record Held(long seat, BenefitRow benefit, ZoneId zone) {}

    /** A seat with what its benefit is called, in all languages. */
    public record NamedSeat(long id, long benefitId, String type, String title, String source, Instant since) {

        Seat in(long member, Language reader) {
            return new Seat(
                    PublicId.of(PublicId.Kind.ASSIGNMENT, member, id),
                    PublicId.of(PublicId.Kind.BENEFIT, member, benefitId),
                    type,
                    Titles.localized(title).in(reader.tag()),
                    Titles.localized(source).in(reader.tag()),
                    since);
        }
    }

    @Override
    public List<Seat> seats(long member, long user, Language reader) {
        var rows = store.forMember(member)
                .read(sql -> sql.query("select a.id, a.benefit_id, b.type, i.title, p.title as source, a.since"
                                + " from assignment a join benefit b on b.id = a.benefit_id"
                                + " join package_item i on i.id = b.item_id join package p on p.id = i.package_id"
                                + " where a.member_id = :member and a.user_id = :user order by a.id")
                        .bind("user", user)
                        .mapTo(NamedSeat.class)
                        .list());
        var order = Collator.getInstance(reader.locale());
        return rows.stream()
                .map(row -> row.in(member, reader))
                .sorted((one, other) -> order.compare(one.title(), other.title()))
                .toList();
    }

    @Override
    public int endSeats(Connection transaction, Caller by, long member, long user) throws SQLException {
        var sql = store.joining(transaction);
        for (var round = 1; round <= ROUNDS; round++) {
            var start = transaction.setSavepoint();
            var ended = end(transaction, by, held(sql, member, user));
            guard.lock(transaction, member);
            if (held(sql, member, user).isEmpty()) {
                depart(sql, member, user);
                return ended;
            }
            // he was given one more before we had the guard; its benefit must not be locked after the guard
            transaction.rollback(start);
        }
        throw new BusyException(new SQLTransientException("a user is given seats faster than they can be ended"));
    }

    private int end(Connection transaction, Caller by, List<Held> held) throws SQLException {
        if (held.isEmpty()) {
            return 0;
        }
        var group =
                new Group(held.stream().map(seat -> entry(seat, by)).toList(), transaction, journal, messages, clock);
        group.lockCheckAndWrite();
        return group.survivors().size();
    }

    private Entry entry(Held held, Caller by) {
        var submission = new Submission(
                held.benefit(),
                held.zone(),
                ACTION,
                List.of(new Release(held.seat(), WHY)),
                new Submission.By(by.user(), by.name(), by.onBehalf().map(Caller.OnBehalf::reason), by.from()),
                "The user was deleted: " + new Release(held.seat(), WHY).kindName(),
                Told.NOTHING,
                Optional.empty(),
                true);
        return new Entry(submission, commands.next(), 0, 0);
    }

    private static List<Held> held(Sql sql, long member, long user) {
        return sql.query("select " + BenefitColumns.of("b.") + ", b.version, a.id, m.time_zone from assignment a"
                        + " join benefit b on b.id = a.benefit_id join member m on m.id = a.member_id"
                        + " where a.member_id = :member and a.user_id = :user order by a.id")
                .bind("member", member)
                .bind("user", user)
                .map((row, context) -> new Held(
                        row.getLong(17),
                        BenefitColumns.read(row, Optional.empty(), row.getLong(16)),
                        ZoneId.of(row.getString(18))))
                .list();
    }

    private void depart(Sql sql, long member, long user) {
        readmit(sql, member, user); // deleted twice is deleted once
        sql.update("insert into departed_user (user_id, member_id, at) values (:user, :member, :now)")
                .bind("user", user)
                .bind("member", member)
                .bind("now", clock.instant())
                .execute();
    }

    @Override
    public void readmit(Connection transaction, long member, long user) throws SQLException {
        guard.lock(transaction, member);
        readmit(store.joining(transaction), member, user);
    }

    private static void readmit(Sql sql, long member, long user) {
        sql.update("delete from departed_user where user_id = :user and member_id = :member")
                .bind("user", user)
                .bind("member", member)
                .execute();
    }
}
