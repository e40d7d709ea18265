package org.bestow.api;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** What members have bought. Checks tenant and role itself. Thread-safe. */
@ProviderType
public interface Purchases {

    /** Newest first: those of the caller's tenant; of an operator who acts for nobody, all. */
    Answer<Page<Purchase>> list(Caller caller, Page.Request page);

    /** Gives a member a package; operators only. */
    Answer<Created> create(Caller caller, Order order);

    /** @param purchasedOn a day of the member; empty: today */
    record Order(String member, String packageCode, Optional<LocalDate> purchasedOn, Optional<String> idempotencyKey) {
        public Order {
            Objects.requireNonNull(member, "member");
            Objects.requireNonNull(packageCode, "packageCode");
            Objects.requireNonNull(purchasedOn, "purchasedOn");
            Objects.requireNonNull(idempotencyKey, "idempotencyKey");
        }
    }

    /** Derived from dates and the member's day. */
    enum Status {
        ACTIVE,
        EXPIRED,
        CANCELLED
    }

    /** @param benefits how many it granted */
    record Purchase(
            String id,
            Members.Member member,
            String packageCode,
            String title,
            Status status,
            LocalDate purchasedOn,
            LocalDate expires,
            Optional<LocalDate> cancelledOn,
            long benefits) {
        public Purchase {
            Objects.requireNonNull(status, "status");
            Objects.requireNonNull(cancelledOn, "cancelledOn");
        }
    }

    /** @param replayed a finished twin with the same idempotency key was answered again */
    record Created(Purchase purchase, boolean replayed) {}
}
