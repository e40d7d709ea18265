package org.bestow.core.internal.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bestow.store.Store;

/** The type of a benefit, which never changes: kept for the newest 100,000. Thread-safe. */
final class BenefitTypes {

    private static final int KEPT = 100_000;

    private record Known(long member, String type) {}

    private final Store store;
    private final Map<Long, Known> known = new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Known> eldest) {
            return size() > KEPT;
        }
    };

    BenefitTypes(Store store) {
        this.store = store;
    }

    /** Empty when the member has no such benefit. */
    Optional<String> of(long member, long benefit) {
        synchronized (known) {
            var found = known.get(benefit);
            if (found != null) {
                return found.member() == member ? Optional.of(found.type()) : Optional.empty();
            }
        }
        var type = store.forMember(member)
                .read(sql -> sql.query("select type from benefit where id = :id and member_id = :member")
                        .bind("id", benefit)
                        .mapTo(String.class)
                        .findOne());
        type.ifPresent(found -> {
            synchronized (known) {
                known.put(benefit, new Known(member, found));
            }
        });
        return type;
    }
}
