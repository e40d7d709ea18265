package org.bestow.core.internal.member;

import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bestow.api.Caller;
import org.bestow.api.Journal;
import org.bestow.api.Members;
import org.bestow.api.PublicId;
import org.bestow.core.internal.schema.Schema;
import org.bestow.store.Ids;
import org.bestow.store.Sql;
import org.bestow.store.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Member companies in the database. Thread-safe. */
@Component(service = {Members.class, MemberService.class})
public final class MemberService implements Members {

    private static final String COLUMNS = "select id, name, time_zone, email from member";

    private final Store store;
    private final Ids ids;
    private final Journal journal;
    private final Clock clock;

    @Activate
    public MemberService(@Reference Schema schema, @Reference Journal journal, @Reference Clock clock) {
        this.store = schema.store();
        this.ids = store.ids("member_seq");
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public Optional<Member> byNumber(long number) {
        return store.global().read(sql -> sql.query(COLUMNS + " where id = :id")
                .bind("id", number)
                .mapTo(Row.class)
                .findOne()
                .map(Row::member));
    }

    @Override
    public Optional<Member> find(String idOrName) {
        var id = PublicId.parse(PublicId.Kind.MEMBER, idOrName).flatMap(parsed -> byNumber(parsed.number()));
        if (id.isPresent()) {
            return id;
        }
        // Two names may differ in case alone; then the exact one is meant.
        var alike = store.global().read(sql -> sql.query(COLUMNS + " where lower(name) = lower(:name) order by id")
                .bind("name", idOrName)
                .mapTo(Row.class)
                .list());
        return alike.stream()
                .filter(row -> alike.size() == 1 || row.name().equals(idOrName))
                .findFirst()
                .map(Row::member);
    }

    @Override
    public List<Member> list() {
        return store.global()
                .read(sql -> sql.query(COLUMNS + " order by lower(name), id").mapTo(Row.class).list().stream()
                        .map(Row::member)
                        .toList());
    }

    /** Creates a member with its guard row and the audit of it, in the caller's transaction. */
    public Member create(Sql sql, Caller caller, String name, ZoneId timeZone, String email) throws SQLException {
        var now = clock.instant();
        var member = new Member(ids.next(), name, timeZone, email);
        sql.update(
                        "insert into member (id, name, time_zone, email, created_at) values (:id, :name, :zone, :email, :now)")
                .bind("id", member.number())
                .bind("name", name)
                .bind("zone", timeZone.getId())
                .bind("email", email)
                .bind("now", now)
                .execute();
        sql.update("insert into member_guard (id) values (:id)")
                .bind("id", member.number())
                .execute();
        var row = Trail.of(caller, now)
                .row(
                        member.number(),
                        "member-create",
                        Trail.Subject.member(member),
                        Trail.json(Map.of("name", name, "timeZone", timeZone.getId(), "email", email)),
                        "Member " + name + " was created.");
        journal.write(sql.connection(), List.of(row), List.of(), List.of());
        return member;
    }

    /** A row of the table. */
    public record Row(long id, String name, String timeZone, String email) {
        Member member() {
            return new Member(id, name, ZoneId.of(timeZone), email);
        }
    }
}
