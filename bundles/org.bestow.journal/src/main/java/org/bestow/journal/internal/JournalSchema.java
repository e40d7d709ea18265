package org.bestow.journal.internal;

import org.bestow.store.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The store with the journal's tables in it, up to date. Components of the journal take their store from here alone. Thread-safe. */
@Component(service = JournalSchema.class)
public final class JournalSchema {

    private final Store store;

    /** Migrates; a failure leaves all that need the journal unsatisfied. */
    @Activate
    public JournalSchema(@Reference Store store) {
        store.tenantTables("audit", "idempotency", "mail_message", "mail_body");
        store.migrate("journal", JournalSchema.class.getClassLoader());
        this.store = store;
    }

    public Store store() {
        return store;
    }
}
