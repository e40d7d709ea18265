package org.bestow.shell.internal;

import java.util.Map;
import org.bestow.api.Purchases;

/** A purchase as the shell writes it; JSON has the fields of the REST interface. */
final class PurchaseOutput {

    private PurchaseOutput() {}

    static Map<String, Object> json(Purchases.Purchase purchase) {
        return Json.object(
                "id", purchase.id(),
                "member",
                        Json.object(
                                "id", purchase.member().id(),
                                "name", purchase.member().name()),
                "package", purchase.packageCode(),
                "title", purchase.title(),
                "status", Arguments.word(purchase.status()),
                "purchasedOn", purchase.purchasedOn(),
                "expires", purchase.expires(),
                "cancelledOn", purchase.cancelledOn(),
                "benefits", purchase.benefits());
    }

    static Table table() {
        return new Table("Purchase", "Member", "Package", "Status", "Purchased on", "Expires", "Benefits")
                .whenEmpty("Nothing was bought.");
    }

    static void row(Table table, Purchases.Purchase purchase) {
        table.row(
                purchase.id(),
                purchase.member().name(),
                purchase.title(),
                Arguments.word(purchase.status()),
                purchase.purchasedOn(),
                purchase.expires(),
                purchase.benefits());
    }
}
