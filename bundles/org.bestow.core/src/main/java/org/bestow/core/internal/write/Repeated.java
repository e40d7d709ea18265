package org.bestow.core.internal.write;

import java.util.Collections;

/**
 * The same bounded select for each of several values, in one statement. Their number is rounded up to a power of two, so that there
 * are few texts and databases keep them prepared; the places too many are to be given a value that has no rows.
 */
final class Repeated {

    /** No row has it. */
    static final long NOTHING = -1;

    private Repeated() {}

    static int places(int values) {
        return values <= 1 ? 1 : Integer.highestOneBit(values - 1) << 1;
    }

    /** @param order of the whole */
    static String select(String columns, String each, int values, String order) {
        return "select " + columns + " from ("
                + String.join(" union all ", Collections.nCopies(places(values), "(" + each + ")"))
                + ") each_one order by "
                + order;
    }
}
