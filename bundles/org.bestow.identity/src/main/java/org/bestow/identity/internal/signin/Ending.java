package org.bestow.identity.internal.signin;

import java.util.List;
import org.bestow.api.Journal;

/**
 * What a transaction ended. Its news belong to the rows that the same transaction writes, and {@link #committed} has to be called
 * after it.
 *
 * @param sessions how many
 * @param news for open pages
 */
public record Ending(int sessions, List<Journal.OutboxRow> news, Runnable afterwards) {

    public Ending {
        news = List.copyOf(news);
    }

    /** From now on nothing that was ended is let in. */
    public void committed() {
        afterwards.run();
    }
}
