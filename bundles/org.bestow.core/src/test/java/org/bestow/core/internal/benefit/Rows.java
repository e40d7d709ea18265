package org.bestow.core.internal.benefit;

import java.util.List;
import org.bestow.core.internal.benefit.Snapshot.BenefitRow;
import org.bestow.store.Store;

/** Puts benefits into the table as they are. */
final class Rows {

    private Rows() {}

    static void insert(Store store, List<BenefitRow> rows) {
        store.global().transact(sql -> {
            var batch =
                    sql.batch("insert into benefit (id, member_id, purchase_id, item_id, type, quantity, used, pending,"
                            + " unit, purchased_on, available_from, activate_by, expires, activated_on, cancelled_on, version)"
                            + " values (:id, :member, :purchase, :item, :type, :quantity, :used, :pending, :unit, :purchasedOn,"
                            + " :availableFrom, :activateBy, :expires, :activatedOn, :cancelledOn, :version)");
            for (var row : rows) {
                batch.bind("id", row.id())
                        .bind("member", row.memberId())
                        .bind("purchase", row.purchaseId())
                        .bind("item", row.itemId())
                        .bind("type", row.type())
                        .bind("quantity", row.quantity())
                        .bind("used", row.used())
                        .bind("pending", row.pending())
                        .bind("unit", row.unit())
                        .bind("purchasedOn", row.purchasedOn())
                        .bind("availableFrom", row.availableFrom())
                        .bind("activateBy", row.activateBy())
                        .bind("expires", row.expires())
                        .bind("activatedOn", row.activatedOn())
                        .bind("cancelledOn", row.cancelledOn())
                        .bind("version", row.version())
                        .add();
            }
            return batch.execute();
        });
    }
}
