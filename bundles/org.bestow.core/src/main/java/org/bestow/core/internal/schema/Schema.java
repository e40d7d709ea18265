package org.bestow.core.internal.schema;

import org.bestow.store.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The store with the engine's tables in it, up to date. A component of core takes its store from here and from nowhere else, so that
 * no statement runs before the migrations. Thread-safe.
 */
@Component(service = Schema.class)
public final class Schema {

    private final Store store;

    /** Migrates; a failure leaves the component and all that need it unsatisfied. */
    @Activate
    public Schema(@Reference Store store) {
        store.tenantTables(
                "purchase",
                "benefit",
                "assignment",
                "ended_assignment",
                "departed_user",
                "benefit_document",
                "unique_claim",
                "claimed_key",
                "history");
        store.migrate("core", Schema.class.getClassLoader());
        this.store = store;
    }

    public Store store() {
        return store;
    }
}
