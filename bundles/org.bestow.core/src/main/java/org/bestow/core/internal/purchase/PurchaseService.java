package org.bestow.core.internal.purchase;

import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bestow.api.Answer;
import org.bestow.api.Caller;
import org.bestow.api.Journal;
import org.bestow.api.Language;
import org.bestow.api.Members;
import org.bestow.api.Page;
import org.bestow.api.Policy;
import org.bestow.api.Problem;
import org.bestow.api.Purchases;
import org.bestow.api.Twin;
import org.bestow.core.internal.member.Access;
import org.bestow.core.internal.member.MemberService;
import org.bestow.core.internal.member.Standings;
import org.bestow.core.internal.schema.Schema;
import org.bestow.core.internal.text.OperatorTexts;
import org.bestow.core.internal.text.Problems;
import org.bestow.store.Sql;
import org.bestow.store.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Purchases as callers see and make them. Thread-safe. */
@Component
public final class PurchaseService implements Purchases {

    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

    private final Store store;
    private final Grant grant;
    private final MemberService members;
    private final Standings standings;
    private final Access access;
    private final Journal journal;
    private final Clock clock;

    @Activate
    public PurchaseService(
            @Reference Schema schema,
            @Reference Grant grant,
            @Reference MemberService members,
            @Reference Standings standings,
            @Reference Access access,
            @Reference Journal journal,
            @Reference Clock clock) {
        this.store = schema.store();
        this.grant = grant;
        this.members = members;
        this.standings = standings;
        this.access = access;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public Answer<Page<Purchase>> list(Caller caller, Page.Request page) {
        var refusal = access.refusal(caller, Policy.Permission.VIEW_PURCHASES);
        if (refusal.isPresent()) {
            return Answer.no(refusal.get());
        }
        var after = page.after().map(PurchaseCursor::parse).orElse(Optional.of(PurchaseCursor.START));
        if (after.isEmpty()) {
            return Answer.no(Problems.cursor(caller.language()));
        }
        var tenant = caller.tenant();
        var scope = tenant.isPresent() ? store.forMember(tenant.getAsLong()) : store.global();
        var rows = scope.read(sql -> PurchaseRows.list(sql, tenant, after.get(), page.limit() + 1));
        var more = rows.size() > page.limit();
        var shown = more ? rows.subList(0, page.limit()) : rows;
        var now = clock.instant();
        var next = more ? Optional.of(cursor(shown.get(shown.size() - 1))) : Optional.<String>empty();
        return Answer.of(new Page<>(
                shown.stream().map(row -> row.purchase(now, caller.language())).toList(), next));
    }

    private static String cursor(PurchaseRows.Row last) {
        return new PurchaseCursor(last.purchasedOn(), last.id()).toString();
    }

    @Override
    public Answer<Created> create(Caller caller, Order order) {
        var refusal = access.refusal(caller, Policy.Permission.OPERATE_PURCHASES);
        if (refusal.isPresent()) {
            return Answer.no(refusal.get());
        }
        var reader = caller.language();
        var member = members.find(order.member());
        if (member.isEmpty()) {
            return Answer.no(Problems.invalid(reader, List.of(error("/member", "member.unknown", reader))));
        }
        var elsewhere = standings.refusal(caller, member.get().number());
        if (elsewhere.isPresent()) {
            return Answer.no(elsewhere.get());
        }
        var errors = new ArrayList<Problem.FieldError>();
        var today = LocalDate.ofInstant(clock.instant(), member.get().timeZone());
        var day = order.purchasedOn().orElse(today);
        if (day.isBefore(EARLIEST) || day.isAfter(today)) {
            errors.add(error("/purchasedOn", "purchase.day", reader));
        }
        if (!grant.onSale(order.packageCode())) {
            errors.add(error("/package", "purchase.package", reader));
        }
        if (!errors.isEmpty()) {
            return Answer.no(Problems.invalid(reader, errors));
        }
        // with the day as it was asked for: "today" said again tomorrow is the same request
        var twin = order.idempotencyKey()
                .map(key -> Twin.of(caller, member.get().number(), key, content(order, member.get())));
        var wanted = new Grant.Order(member.get().number(), order.packageCode(), day);
        var answer = store.global().transactBesideTwins(sql -> buy(sql, caller, wanted, twin));
        journal.committed();
        return answer;
    }

    private Answer<Created> buy(Sql sql, Caller caller, Grant.Order order, Optional<Twin> twin) throws SQLException {
        var now = clock.instant();
        if (twin.isPresent()) {
            var finished = twin.get().find(journal, sql.connection(), now);
            if (finished.isPresent()) {
                return finished.get().same()
                        ? created(sql, caller, order.member(), finished.get().number(), true)
                        : Answer.no(Problems.of(Problem.Kind.IDEMPOTENCY_MISMATCH, caller.language()));
            }
        }
        var granted = grant.buy(sql, caller, order);
        if (granted.isEmpty()) {
            var error = error("/package", "purchase.package", caller.language());
            return Answer.no(Problems.invalid(caller.language(), List.of(error)));
        }
        if (twin.isPresent()) {
            var mark = twin.get().done(granted.get().purchase(), now);
            journal.write(sql.connection(), List.of(), List.of(), List.of(mark));
        }
        return created(sql, caller, order.member(), granted.get().purchase(), false);
    }

    private Answer<Created> created(Sql sql, Caller caller, long member, long number, boolean replayed) {
        return PurchaseRows.one(sql, member, number)
                .map(row -> Answer.of(new Created(row.purchase(clock.instant(), caller.language()), replayed)))
                .orElseGet(() -> Answer.no(Problems.of(Problem.Kind.NOT_FOUND, caller.language())));
    }

    private static List<String> content(Order order, Members.Member member) {
        return List.of(
                "purchase",
                member.id(),
                order.packageCode(),
                order.purchasedOn().map(LocalDate::toString).orElse(""));
    }

    private static Problem.FieldError error(String path, String key, Language reader) {
        return new Problem.FieldError(path, OperatorTexts.of(key, reader, Map.of()));
    }
}
