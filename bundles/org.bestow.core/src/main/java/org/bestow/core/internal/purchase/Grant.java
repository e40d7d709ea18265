package org.bestow.core.internal.purchase;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bestow.api.Caller;
import org.bestow.api.Journal;
import org.bestow.api.PublicId;
import org.bestow.core.internal.member.Trail;
import org.bestow.core.internal.schema.Schema;
import org.bestow.spi.Unit;
import org.bestow.store.Ids;
import org.bestow.store.Sql;
import org.bestow.store.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Gives a member a package: one purchase, and one benefit for each item on sale, with quantity, unit and dates copied for good.
 * Thread-safe. Needs no lock: nobody knows the new rows before the commit.
 */
@Component(service = Grant.class)
public final class Grant {

    private final Store store;
    private final Ids purchases;
    private final Ids benefits;
    private final Journal journal;
    private final Clock clock;

    @Activate
    public Grant(@Reference Schema schema, @Reference Journal journal, @Reference Clock clock) {
        this.store = schema.store();
        this.purchases = store.ids("purchase_seq");
        this.benefits = store.ids("benefit_seq");
        this.journal = journal;
        this.clock = clock;
    }

    /** @param day of the purchase, in the member's time zone: day 0 of everything that is counted in days */
    public record Order(long member, String packageCode, LocalDate day) {}

    /** What was granted, by number. */
    public record Granted(long purchase, List<Long> benefits) {
        public Granted {
            benefits = List.copyOf(benefits);
        }
    }

    /** A package on sale. */
    public record PackageRow(long id, int validityDays) {}

    /** An item on sale. */
    public record ItemRow(long id, String type, Long quantity, Unit unit, Integer activateWithinDays) {}

    boolean onSale(String packageCode) {
        return store.global().read(sql -> sql.query("select id from package where code = :code and on_sale")
                .bind("code", packageCode)
                .mapTo(Long.class)
                .findOne()
                .isPresent());
    }

    /** In a transaction of its own; empty when there is no such package on sale. */
    public Optional<Granted> buy(Caller caller, Order order) {
        var granted = store.global().transact(sql -> buy(sql, caller, order));
        if (granted.isPresent()) {
            journal.committed();
        }
        return granted;
    }

    /** In the caller's transaction, after whose commit {@link Journal#committed} is to be called. */
    public Optional<Granted> buy(Sql sql, Caller caller, Order order) throws SQLException {
        var bought = sql.query("select id, validity_days from package where code = :code and on_sale")
                .bind("code", order.packageCode())
                .mapTo(PackageRow.class)
                .findOne();
        if (bought.isEmpty()) {
            return Optional.empty();
        }
        var items = sql.query("select id, type, quantity, unit, activate_within_days from package_item"
                        + " where package_id = :package and on_sale order by position, id")
                .bind("package", bought.get().id())
                .mapTo(ItemRow.class)
                .list();
        var now = clock.instant();
        var expires = order.day().plusDays(bought.get().validityDays());
        var purchase = purchases.next();
        sql.update("insert into purchase (id, member_id, package_id, purchased_on, expires, version)"
                        + " values (:id, :member, :package, :day, :expires, 1)")
                .bind("id", purchase)
                .bind("member", order.member())
                .bind("package", bought.get().id())
                .bind("day", order.day())
                .bind("expires", expires)
                .execute();
        var granted = new Granted(purchase, insert(sql, order, purchase, items, expires, now));
        write(sql, caller, order, granted, expires, now);
        return Optional.of(granted);
    }

    private List<Long> insert(
            Sql sql, Order order, long purchase, List<ItemRow> items, LocalDate expires, Instant now) {
        var ids = new ArrayList<Long>();
        if (items.isEmpty()) {
            return ids;
        }
        var rows = sql.batch("insert into benefit (id, member_id, purchase_id, item_id, type, quantity, used, pending,"
                + " unit, purchased_on, available_from, activate_by, expires, version) values (:id, :member, :bought,"
                + " :item, :type, :quantity, 0, 0, :unit, :day, :now, :activateBy, :expires, 1)");
        for (var item : items) {
            var id = benefits.next();
            ids.add(id);
            var within = item.activateWithinDays();
            rows.bind("id", id)
                    .bind("member", order.member())
                    .bind("bought", purchase)
                    .bind("item", item.id())
                    .bind("type", item.type())
                    .bind("quantity", item.quantity())
                    .bind("unit", item.unit().name())
                    .bind("day", order.day())
                    .bind("now", now)
                    .bind("activateBy", within == null ? null : order.day().plusDays(within))
                    .bind("expires", expires)
                    .add();
        }
        rows.execute();
        return ids;
    }

    private void write(Sql sql, Caller caller, Order order, Granted granted, LocalDate expires, Instant now)
            throws SQLException {
        var facts = Map.of(
                "package", order.packageCode(),
                "purchasedOn", order.day().toString(),
                "expires", expires.toString(),
                "benefits", granted.benefits().size());
        var id = PublicId.of(PublicId.Kind.PURCHASE, order.member(), granted.purchase());
        var audit = Trail.of(caller, now)
                .row(
                        order.member(),
                        "purchase-create",
                        new Trail.Subject("purchase", id),
                        Trail.json(facts),
                        "The package " + order.packageCode() + " was granted.");
        var outbox = granted.benefits().stream()
                .map(benefit -> new Journal.OutboxRow(
                        order.member(),
                        "benefit",
                        Trail.json(Map.of(
                                "id", PublicId.of(PublicId.Kind.BENEFIT, order.member(), benefit), "version", 1)),
                        now))
                .toList();
        journal.write(sql.connection(), List.of(audit), outbox, List.of());
    }
}
