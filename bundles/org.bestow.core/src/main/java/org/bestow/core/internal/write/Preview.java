package org.bestow.core.internal.write;

import java.time.Clock;
import java.util.Optional;
import org.bestow.core.internal.effect.Needs;
import org.bestow.core.internal.effect.Violation;
import org.bestow.store.Store;

/** Checks a submission by the very code that writes it, but without transaction, lock or
 * sequence; of keys it looks at the pool's counter alone. Thread-safe. */
public final class Preview {

    private final Store store;
    private final Clock clock;

    public Preview(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Empty: it would be applied, as far as can be seen now. */
    public Optional<Violation> check(Submission submission) {
        var needs = new Needs();
        needs.benefits.add(submission.seen().id());
        submission.effects().forEach(effect -> effect.needs(submission.seen(), needs));
        return store.global().read(sql -> {
            var changes = new GroupReader(sql.connection(), false).read(needs);
            return Group.apply(submission, new Entry(submission, 0, 0, 0).act(clock), changes);
        });
    }
}
