package org.bestow.journal.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.bestow.api.Answer;
import org.bestow.api.AuditLog;
import org.bestow.api.Caller;
import org.bestow.api.Page;
import org.bestow.api.Policy;
import org.bestow.api.Problem;
import org.bestow.api.PublicId;
import org.bestow.api.Users;
import org.bestow.store.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads the audit, newest first. Thread-safe. */
@Component(service = AuditLog.class)
public final class StoredAudit implements AuditLog {

    /** Each half by an index of its own. */
    static final String CURSOR = "audit";

    private static final String OF_SUBJECT = " and id in (select id from audit where subject_id = :subject"
            + " union all select id from audit where within_id = :subject)";

    private final Store store;
    private final Policy policy;
    private final Users users;

    /** A row as it is kept. */
    public record Kept(
            long id,
            long memberId,
            Instant at,
            long actorId,
            String actorName,
            Optional<String> reason,
            String action,
            String subjectType,
            String subjectId,
            String summary,
            String origin) {

        Entry entry() {
            // who gives a reason is an operator, and operators are of no member
            var actorsMember = actorId == 0 || reason.isPresent() ? 0 : memberId;
            return new Entry(
                    PublicId.of(PublicId.Kind.AUDIT, memberId, id),
                    at,
                    PublicId.of(PublicId.Kind.USER, actorsMember, actorId),
                    actorName,
                    reason,
                    action,
                    subjectType,
                    subjectId,
                    summary,
                    origin);
        }
    }

    @Activate
    public StoredAudit(@Reference JournalSchema schema, @Reference Policy policy, @Reference Users users) {
        this.store = schema.store();
        this.policy = policy;
        this.users = users;
    }

    @Override
    public Answer<Page<Entry>> list(Caller caller, Optional<String> subject, Page.Request page) {
        if (!policy.allows(caller, Policy.Permission.VIEW_AUDIT)) {
            return Answer.no(policy.missingScope(caller, Policy.Permission.VIEW_AUDIT.scope())
                    .orElseGet(() -> forbidden(caller)));
        }
        var after = page.after().flatMap(text -> Cursor.parse(CURSOR, text));
        if (page.after().isPresent() && after.isEmpty()) {
            var problem = JournalTexts.problem(Problem.Kind.INVALID, "cursor", caller.language());
            return Answer.no(problem.withErrors(List.of(new Problem.FieldError("after", problem.detail()))));
        }
        var rows = read(caller.tenant(), subject, after, page.limit() + 1);
        var items = rows.subList(0, Math.min(rows.size(), page.limit()));
        var next = rows.size() > page.limit()
                ? Optional.of(new Cursor(
                                CURSOR,
                                items.get(items.size() - 1).at(),
                                items.get(items.size() - 1).id())
                        .text())
                : Optional.<String>empty();
        return Answer.of(new Page<>(items.stream().map(Kept::entry).toList(), next));
    }

    private Problem forbidden(Caller caller) {
        var helpers = caller.tenant().isEmpty()
                ? List.<Problem.Helper>of()
                : users.withAnyRole(caller.tenant().getAsLong(), policy.rolesFor(Policy.Permission.VIEW_AUDIT)).stream()
                        .map(person -> new Problem.Helper(person.name(), person.email()))
                        .toList();
        return JournalTexts.problem(Problem.Kind.FORBIDDEN, "forbidden", caller.language())
                .withHelpers(helpers);
    }

    /** @param member empty for all, which operators see */
    private List<Kept> read(OptionalLong member, Optional<String> subject, Optional<Cursor> after, int limit) {
        var statement =
                "select id, member_id, at, actor_id, actor_name, reason, action, subject_type, subject_id, summary,"
                        + " origin from audit where "
                        + (member.isPresent() ? "member_id = :member" : "member_id >= 0")
                        + (subject.isPresent() ? OF_SUBJECT : "")
                        + (after.isPresent() ? " and at <= :at and (at < :at or id < :id)" : "")
                        + (member.isPresent() ? " order by member_id desc, at desc" : " order by at desc")
                        + ", id desc fetch first " + limit + " rows only";
        var scope = member.isPresent() ? store.forMember(member.getAsLong()) : store.global();
        return scope.read(sql -> {
            var query = sql.query(statement);
            subject.ifPresent(id -> query.bind("subject", id));
            after.ifPresent(cursor -> query.bind("at", cursor.at()).bind("id", cursor.id()));
            return query.mapTo(Kept.class).list();
        });
    }
}
