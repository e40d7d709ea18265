package org.bestow.core.internal.member;

import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bestow.api.Caller;
import org.bestow.api.Journal;
import org.bestow.api.MemberAccounts.Company;
import org.bestow.api.Members;
import org.bestow.api.Page;
import org.bestow.api.PublicId;
import org.bestow.api.Standing;
import org.bestow.core.internal.schema.Schema;
import org.bestow.store.Ids;
import org.bestow.store.SortKey;
import org.bestow.store.SortedCursor;
import org.bestow.store.Sql;
import org.bestow.store.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Member companies in the database. Thread-safe. */
@Component(service = {Members.class, MemberService.class})
public final class MemberService implements Members {

    /** Of members, in cursors. */
    static final String LIST = "m";

    private static final String COLUMNS = "select id, name, time_zone, email from member";

    private static final String COMPANY =
            "select id, name, time_zone, email, standing, standing_link as link, version, sort_key from member";

    private final Store store;
    private final Ids ids;
    private final Standings standings;
    private final Journal journal;
    private final Clock clock;

    @Activate
    public MemberService(
            @Reference Schema schema,
            @Reference Standings standings,
            @Reference Journal journal,
            @Reference Clock clock) {
        this.store = schema.store();
        this.ids = store.ids("member_seq");
        this.standings = standings;
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
        return store.global()
                .read(sql -> sql.query(COLUMNS + " where coalesce(name_key, lower(name)) = :key order by id")
                        .bind("key", NameForms.key(idOrName))
                        .mapTo(Row.class)
                        .findFirst()
                        .map(Row::member));
    }

    @Override
    public List<Member> list() {
        return store.global().read(sql -> sql.query(COLUMNS + " order by sort_key, id").mapTo(Row.class).list().stream()
                .map(Row::member)
                .toList());
    }

    @Override
    public Standing standing(long number) {
        return standings.of(number);
    }

    /** Those whose name or e-mail contains the text, by name. */
    Page<Company> page(Optional<String> search, SortedCursor after, int limit) {
        var rows = store.global().read(sql -> {
            var query = sql.query(COMPANY + " where (sort_key > :sort or"
                            + " (sort_key = :sort and id > :id))"
                            + (search.isEmpty()
                                    ? ""
                                    : " and (coalesce(name_key, lower(name)) like :part escape '!'"
                                            + " or lower(email) like :part escape '!')")
                            + " order by sort_key, id limit :limit")
                    .bind("sort", after.sortKey())
                    .bind("id", after.number())
                    .bind("limit", limit + 1);
            search.ifPresent(text -> query.bind("part", NameForms.pattern(text)));
            return query.mapTo(SortedRow.class).list();
        });
        var more = rows.size() > limit;
        var shown = more ? rows.subList(0, limit) : rows;
        var next = more
                ? Optional.of(new SortedCursor(
                                LIST,
                                shown.get(limit - 1).sortKey(),
                                shown.get(limit - 1).id())
                        .toString())
                : Optional.<String>empty();
        return new Page<>(shown.stream().map(row -> row.company(standings)).toList(), next);
    }

    Optional<Company> company(Sql sql, long number) {
        return sql.query(COMPANY + " where id = :id")
                .bind("id", number)
                .mapTo(SortedRow.class)
                .findOne()
                .map(row -> row.company(standings));
    }

    static boolean isTaken(Sql sql, String name) {
        return sql.query("select id from member where name_key = :key")
                .bind("key", NameForms.key(name))
                .mapTo(Long.class)
                .findFirst()
                .isPresent();
    }

    /** Creates a member with its guard row and the audit of it, in the caller's transaction; {@link Standings#changed} is to follow it. */
    public Company create(Sql sql, Caller caller, Newcomer newcomer) throws SQLException {
        var now = clock.instant();
        var name = newcomer.name();
        var member = new Member(ids.next(), name, newcomer.timeZone(), newcomer.email());
        sql.update(
                        "insert into member (id, name, name_key, sort_key, time_zone, email, standing, standing_link, created_at)"
                                + " values (:id, :name, :key, :sort, :zone, :email, :standing, :link, :now)")
                .bind("id", member.number())
                .bind("name", name)
                .bind("key", NameForms.key(name))
                .bind("sort", SortKey.of(name))
                .bind("zone", member.timeZone().getId())
                .bind("email", member.email())
                .bind("standing", newcomer.standing().name())
                .bind("link", newcomer.link().map(URI::toString))
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
                        Trail.json(newcomer.facts()),
                        "Member " + name + " was created.");
        journal.write(sql.connection(), List.of(row), List.of(), List.of());
        return company(sql, member.number()).orElseThrow();
    }

    /** A company to be created; all of it was checked. */
    public record Newcomer(String name, ZoneId timeZone, String email, Standing.Kind standing, Optional<URI> link) {
        private Map<String, Object> facts() {
            var facts = new HashMap<String, Object>(StandingChange.facts(standing, link));
            facts.putAll(Map.of("name", name, "timeZone", timeZone.getId(), "email", email));
            return facts;
        }
    }

    /** A row of a list. */
    public record SortedRow(
            long id,
            String name,
            String timeZone,
            String email,
            String standing,
            Optional<String> link,
            long version,
            String sortKey) {
        Company company(Standings standings) {
            return new Company(
                    new Row(id, name, timeZone, email).member(),
                    standings.standing(Standing.Kind.valueOf(standing), link.map(URI::create)),
                    version);
        }
    }

    /** A row of the table. */
    public record Row(long id, String name, String timeZone, String email) {
        Member member() {
            return new Member(id, name, ZoneId.of(timeZone), email);
        }
    }
}
