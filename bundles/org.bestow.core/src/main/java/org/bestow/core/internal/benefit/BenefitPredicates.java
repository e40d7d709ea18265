package org.bestow.core.internal.benefit;

import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;
import org.bestow.spi.Status;
import org.bestow.spi.Unit;

/**
 * The statuses as conditions on a row of {@code benefit b}, with {@code :now} and {@code :today}: each holds for exactly the rows of
 * which {@link BenefitStatus} says the status. Conditions and not a CASE: those a database can look up.
 */
public final class BenefitPredicates {

    private static final String CONSUMABLE = Arrays.stream(Unit.values())
            .filter(Unit::consumable)
            .map(unit -> "'" + unit.name() + "'")
            .collect(Collectors.joining(", ", "b.unit in (", ")"));

    private static final String UNUSED = "b.used = 0 and b.activated_on is null";
    private static final String USED = "(b.used > 0 or b.activated_on is not null)";
    private static final String LIVE = "b.cancelled_on is null and b.expires >= :today and (b.activate_by is null"
            + " or b.activate_by >= :today or " + USED + ")";
    private static final String OPEN = LIVE + " and b.available_from <= :now";
    private static final String LEFT =
            OPEN + " and (not " + CONSUMABLE + " or b.quantity is null or b.used <> b.quantity or b.pending > 0)";

    private BenefitPredicates() {}

    /** In parentheses. */
    public static String of(Status status) {
        return switch (status) {
            case CANCELLED -> "(b.cancelled_on is not null)";
            case EXPIRED -> "(b.cancelled_on is null and (b.expires < :today or (b.activate_by < :today and " + UNUSED
                    + ")))";
            case PROVISIONING -> "(" + LIVE + " and b.available_from > :now)";
            case EXHAUSTED -> "(" + OPEN + " and " + CONSUMABLE + " and b.used = b.quantity and b.pending = 0)";
            case PENDING -> "(" + LEFT + " and b.pending > 0 and " + UNUSED + ")";
            case ACTIVE -> "(" + LEFT + " and " + USED + ")";
            case AVAILABLE -> "(" + LEFT + " and b.pending = 0 and " + UNUSED + ")";
        };
    }

    /** Any of them; in parentheses. */
    public static String anyOf(Collection<Status> statuses) {
        return statuses.stream().sorted().map(BenefitPredicates::of).collect(Collectors.joining(" or ", "(", ")"));
    }

    /** Which of {@code :now} and {@code :today} the conditions of these statuses name. */
    static boolean namesNow(Collection<Status> statuses) {
        return anyOf(statuses).contains(":now");
    }

    static boolean namesToday(Collection<Status> statuses) {
        return anyOf(statuses).contains(":today");
    }
}
