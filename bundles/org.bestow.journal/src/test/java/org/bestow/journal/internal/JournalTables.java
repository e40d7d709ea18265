package org.bestow.journal.internal;

import org.bestow.store.Store;
import org.bestow.store.fixture.Tables;

/** Those of the journal. */
public final class JournalTables implements Tables {
    @Override
    public void into(Store store) {
        new JournalSchema(store);
    }
}
