package org.bestow.identity.internal.administration;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bestow.api.Answer;
import org.bestow.api.Caller;
import org.bestow.api.Members;
import org.bestow.api.Page;
import org.bestow.api.Policy;
import org.bestow.api.PublicId;
import org.bestow.api.RoleRequestQueue;
import org.bestow.api.RoleRequests;
import org.bestow.api.RoleRequests.State;
import org.bestow.api.Users.Person;
import org.bestow.identity.internal.account.Accounts;
import org.bestow.identity.internal.text.Refusals;
import org.bestow.store.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The requests of all companies in one list. Thread-safe. */
@Component
public final class RoleRequestOverview implements RoleRequestQueue {

    private static final String SELECT =
            "select id, member_id, account_id, role, reason, state, created_at, decided_at,"
                    + " decided_by_name, note from role_request where member_id >= 0 and id < :before";

    private final Accounts accounts;
    private final AccountAccess access;
    private final Members members;

    @Activate
    public RoleRequestOverview(@Reference Accounts accounts, @Reference Policy policy, @Reference Members members) {
        this.accounts = accounts;
        this.access = new AccountAccess(policy, accounts);
        this.members = members;
    }

    /** A request of any company. */
    public record Line(
            long id,
            long memberId,
            long accountId,
            String role,
            String reason,
            String state,
            Instant createdAt,
            Optional<Instant> decidedAt,
            Optional<String> decidedByName,
            Optional<String> note) {

        RoleRequestRows.Row row() {
            return new RoleRequestRows.Row(
                    id, accountId, role, reason, state, createdAt, decidedAt, decidedByName, note);
        }
    }

    @Override
    public Answer<Page<Item>> list(Caller caller, Optional<State> state, Page.Request page) {
        var no = access.refusal(caller, Policy.Permission.OPERATE_MEMBERS, "operate-members");
        if (no.isPresent()) {
            return Answer.no(no.get());
        }
        var before = RoleRequestViews.before(page);
        if (before.isEmpty()) {
            return Answer.no(Refusals.cursor(caller.language()));
        }
        var lines = accounts.store().global().read(sql -> lines(sql, state, before.getAsLong(), page.limit() + 1));
        var shown = lines.subList(0, Math.min(page.limit(), lines.size()));
        var next = lines.size() > page.limit()
                ? Optional.of(String.valueOf(shown.get(shown.size() - 1).id()))
                : Optional.<String>empty();
        return Answer.of(new Page<>(items(caller, shown), next));
    }

    private static List<Line> lines(Sql sql, Optional<State> state, long before, int limit) {
        var query = sql.query(
                        SELECT + (state.isPresent() ? " and state = :state" : "") + " order by id desc limit :limit")
                .bind("before", before)
                .bind("limit", limit);
        state.ifPresent(wanted -> query.bind("state", wanted.code()));
        return query.mapTo(Line.class).list();
    }

    private List<Item> items(Caller caller, List<Line> lines) {
        var askers = accounts.find(lines.stream().map(Line::accountId).toList());
        var deciding = accounts.membersWith(
                RoleRequests.WANTED, lines.stream().map(Line::memberId).collect(Collectors.toSet()));
        var companies = new HashMap<Long, Company>();
        return lines.stream()
                .map(line -> new Item(
                        companies.computeIfAbsent(line.memberId(), this::company),
                        view(caller, line, askers, deciding)))
                .toList();
    }

    private RoleRequests.Request view(Caller caller, Line line, Map<Long, Person> askers, Set<Long> deciding) {
        // an operator decides only where nobody of the company can
        var decidable =
                access.allows(caller, Policy.Permission.DECIDE_ROLE_REQUESTS) && !deciding.contains(line.memberId());
        return new RoleRequestViews(accounts, line.memberId(), decidable)
                .view(line.row(), askers.get(line.accountId()));
    }

    private Company company(long member) {
        var name = members.byNumber(member).map(Members.Member::name).orElse("");
        return new Company(PublicId.of(PublicId.Kind.MEMBER, 0, member), name);
    }
}
