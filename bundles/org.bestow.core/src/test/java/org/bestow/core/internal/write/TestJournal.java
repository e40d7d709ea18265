package org.bestow.core.internal.write;

import org.bestow.api.Journal;
import org.bestow.journal.internal.JournalSchema;
import org.bestow.journal.internal.JournalService;
import org.bestow.journal.internal.OutboxRelay;
import org.bestow.store.Store;

/** The real journal on a test's database; its relay is not started, so that the outbox keeps what was written. */
public final class TestJournal {

    private TestJournal() {}

    public static Journal on(Store store) {
        var schema = new JournalSchema(store);
        return new JournalService(schema, new OutboxRelay(schema));
    }
}
