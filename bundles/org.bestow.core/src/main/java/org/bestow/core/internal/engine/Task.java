package org.bestow.core.internal.engine;

import java.util.Optional;
import org.bestow.api.Benefits;
import org.bestow.api.Caller;
import org.bestow.core.internal.write.Submission;
import org.bestow.core.internal.write.ViewRequest;

/**
 * An action that somebody asks for, as far as it is the same in every round.
 *
 * @param input in its one form
 */
record Task(
        Caller caller,
        Benefits.Call call,
        Gate.Place place,
        LiveType type,
        ActionInfo action,
        String input,
        ViewRequest view,
        Optional<Submission.Twin> twin) {}
