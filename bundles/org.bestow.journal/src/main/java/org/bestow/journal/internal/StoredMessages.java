package org.bestow.journal.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bestow.api.Answer;
import org.bestow.api.Caller;
import org.bestow.api.Journal;
import org.bestow.api.Message;
import org.bestow.api.Messages;
import org.bestow.api.Page;
import org.bestow.api.Policy;
import org.bestow.api.Problem;
import org.bestow.api.PublicId;
import org.bestow.store.Ids;
import org.bestow.store.Sql;
import org.bestow.store.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Queues messages, and shows operators how far they are. Thread-safe. */
@Component(service = Messages.class)
public final class StoredMessages implements Messages {

    /** Again from the start: a retry is an operator's decision, whatever was tried before. */
    private static final String RENEW = "update mail_message set state = 'queued', attempts = 0, doubts = 0,"
            + " next_at = :now, first_attempt_at = null, finished_at = null, claimed_by = ''"
            + " where member_id >= 0 and state = 'failed'"
            + " and exists (select 1 from mail_body b where b.member_id >= 0 and b.id = mail_message.id)";

    private final Store store;
    private final Policy policy;
    private final Journal journal;
    private final Clock clock;
    private final Ids ids;

    @Activate
    public StoredMessages(
            @Reference JournalSchema schema,
            @Reference Policy policy,
            @Reference Journal journal,
            @Reference Clock clock) {
        this.store = schema.store();
        this.policy = policy;
        this.journal = journal;
        this.clock = clock;
        this.ids = store.ids("mail_message_seq");
    }

    /** A message and its number. */
    private record Numbered(long number, Message message) {}

    @Override
    public void queue(Connection transaction, List<Message> messages) throws SQLException {
        var numbered = messages.stream()
                .map(message -> new Numbered(ids.next(), message))
                .toList();
        Batch.insert(
                transaction,
                "insert into mail_message (id, member_id, purpose, about_type, about_id, recipient_name,"
                        + " recipient_address, language, state, attempts, doubts, created_at, next_at, claimed_by)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, 'queued', 0, 0, ?, ?, '')",
                numbered,
                (statement, row) -> {
                    var message = row.message();
                    statement.setLong(1, row.number());
                    statement.setLong(2, message.member());
                    statement.setString(3, message.purpose());
                    statement.setString(4, message.about().type());
                    statement.setString(5, message.about().id());
                    statement.setString(6, message.to().name());
                    statement.setString(7, message.to().address());
                    statement.setString(8, message.language().tag());
                    Batch.bind(statement, 9, message.at());
                    Batch.bind(statement, 10, message.at());
                });
        Batch.insert(
                transaction,
                "insert into mail_body (id, member_id, subject, text_form, html_form) values (?, ?, ?, ?, ?)",
                numbered,
                (statement, row) -> {
                    var message = row.message();
                    statement.setLong(1, row.number());
                    statement.setLong(2, message.member());
                    statement.setString(3, message.body().subject());
                    statement.setString(4, message.body().text());
                    statement.setString(5, message.body().html());
                });
    }

    @Override
    public Map<String, Delivery> newest(long member, String purpose, String aboutType, Collection<String> aboutIds) {
        if (aboutIds.isEmpty()) {
            return Map.of();
        }
        var rows = store.forMember(member).read(sql -> sql.query(StoredMessage.SELECT
                        + "m.member_id = :member and m.about_id = any(:ids) and m.about_type = :type"
                        + " and m.purpose = :purpose order by m.created_at, m.id")
                .bindArray("ids", String.class, aboutIds)
                .bind("type", aboutType)
                .bind("purpose", purpose)
                .mapTo(StoredMessage.class)
                .list());
        // later ones replace earlier ones
        return rows.stream()
                .collect(Collectors.toUnmodifiableMap(
                        StoredMessage::aboutId, StoredMessage::delivery, (earlier, later) -> later));
    }

    @Override
    public Map<String, Newest> newest(long member, String aboutType, Collection<String> aboutIds) {
        if (aboutIds.isEmpty()) {
            return Map.of();
        }
        var rows = store.forMember(member).read(sql -> sql.query(StoredMessage.SELECT
                        + "m.member_id = :member and m.about_id = any(:ids) and m.about_type = :type"
                        + " order by m.created_at, m.id")
                .bindArray("ids", String.class, aboutIds)
                .bind("type", aboutType)
                .mapTo(StoredMessage.class)
                .list());
        return rows.stream()
                .collect(Collectors.toUnmodifiableMap(
                        StoredMessage::aboutId,
                        row -> new Newest(row.purpose(), row.delivery()),
                        (earlier, later) -> later));
    }

    @Override
    public Answer<Page<Item>> list(Caller caller, Optional<State> state, Page.Request page) {
        var refusal = refusal(caller);
        if (refusal.isPresent()) {
            return Answer.no(refusal.get());
        }
        var after = page.after().flatMap(text -> Cursor.parse(StoredMessage.CURSOR, text));
        if (page.after().isPresent() && after.isEmpty()) {
            var problem = JournalTexts.problem(Problem.Kind.INVALID, "cursor", caller.language());
            return Answer.no(problem.withErrors(List.of(new Problem.FieldError("after", problem.detail()))));
        }
        var rows = scope(caller).read(sql -> {
            var query = sql.query(StoredMessage.SELECT
                    + (caller.tenant().isPresent() ? "m.member_id = :member" : "m.member_id >= 0")
                    + (state.isPresent() ? " and m.state = :state" : "")
                    + (after.isPresent() ? " and m.created_at <= :at and (m.created_at < :at or m.id < :id)" : "")
                    + " order by m.created_at desc, m.id desc fetch first " + (page.limit() + 1) + " rows only");
            state.ifPresent(wanted -> query.bind("state", wanted.code()));
            after.ifPresent(cursor -> query.bind("at", cursor.at()).bind("id", cursor.id()));
            return query.mapTo(StoredMessage.class).list();
        });
        var items = rows.subList(0, Math.min(rows.size(), page.limit()));
        var next = rows.size() > page.limit()
                ? Optional.of(items.get(items.size() - 1).cursor().text())
                : Optional.<String>empty();
        return Answer.of(new Page<>(items.stream().map(StoredMessage::item).toList(), next));
    }

    @Override
    public Answer<Item> retry(Caller caller, String id) {
        var refusal = refusal(caller);
        if (refusal.isPresent()) {
            return Answer.no(refusal.get());
        }
        var known = PublicId.parse(PublicId.Kind.MESSAGE, id)
                .filter(message -> caller.tenant().isEmpty() || caller.tenant().getAsLong() == message.member());
        var item = known.flatMap(message -> store.forMember(message.member()).transact(sql -> {
            var now = clock.instant();
            var renewed = sql.update(RENEW + " and id = :id and member_id = :member")
                    .bind("now", now)
                    .bind("id", message.number())
                    .execute();
            // what waits for its next attempt need not wait; one that is claimed is on its way
            sql.update("update mail_message set next_at = :now where member_id = :member and id = :id"
                            + " and state = 'queued' and claimed_by = '' and next_at > :now")
                    .bind("now", now)
                    .bind("id", message.number())
                    .execute();
            if (renewed == 1) {
                audit(sql, caller, message.member(), id, "Sends a failed message again", now);
            }
            return find(sql, message.number());
        }));
        return item.map(Answer::of)
                .orElseGet(() -> Answer.no(
                        JournalTexts.problem(Problem.Kind.NOT_FOUND, "message-not-found", caller.language())));
    }

    private static Optional<Item> find(Sql sql, long number) {
        return sql.query(StoredMessage.SELECT + "m.member_id = :member and m.id = :id")
                .bind("id", number)
                .mapTo(StoredMessage.class)
                .findOne()
                .map(StoredMessage::item);
    }

    @Override
    public Answer<Integer> retryFailed(Caller caller) {
        var refusal = refusal(caller);
        if (refusal.isPresent()) {
            return Answer.no(refusal.get());
        }
        return Answer.of(scope(caller).transact(sql -> {
            var now = clock.instant();
            var own = caller.tenant().isPresent() ? " and member_id = :member" : "";
            var renewed = sql.update(RENEW + own).bind("now", now).execute();
            if (renewed > 0) {
                var member = caller.tenant().orElse(0);
                audit(sql, caller, member, "failed", "Sends " + renewed + " failed messages again", now);
            }
            return renewed;
        }));
    }

    private Store.Scope scope(Caller caller) {
        return caller.tenant().isPresent() ? store.forMember(caller.tenant().getAsLong()) : store.global();
    }

    private Optional<Problem> refusal(Caller caller) {
        if (policy.allows(caller, Policy.Permission.OPERATE_MESSAGES)) {
            return Optional.empty();
        }
        return Optional.of(policy.missingScope(caller, Policy.Permission.OPERATE_MESSAGES.scope())
                .orElseGet(
                        () -> JournalTexts.problem(Problem.Kind.FORBIDDEN, "messages-forbidden", caller.language())));
    }

    private void audit(Sql sql, Caller caller, long member, String subject, String summary, Instant now)
            throws SQLException {
        var row = new Journal.AuditRow(
                member,
                now,
                caller.user(),
                caller.name(),
                caller.onBehalf().map(Caller.OnBehalf::reason),
                "message-retry",
                "message",
                subject,
                "{\"state\":\"failed\"}",
                "{\"state\":\"queued\"}",
                summary,
                caller.from());
        journal.write(sql.connection(), List.of(row), List.of(), List.of());
    }
}
