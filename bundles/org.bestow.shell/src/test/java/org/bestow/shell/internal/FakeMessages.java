package org.bestow.shell.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bestow.api.Answer;
import org.bestow.api.Caller;
import org.bestow.api.Language;
import org.bestow.api.Page;
import org.bestow.api.Problem;
import org.bestow.api.testing.NoMessages;

/** One message in each state. */
final class FakeMessages extends NoMessages {

    final List<String> retried = new ArrayList<>();

    private static Item item(State state) {
        return new Item(
                "e1-" + state.ordinal(),
                Optional.of("m0-1"),
                "invitation",
                "user",
                "u1-b",
                "Ada",
                "ada@one.example",
                Language.EN,
                state,
                2,
                state == State.FAILED ? Optional.of("recipient-refused 550") : Optional.empty(),
                false,
                Instant.parse("2026-11-20T12:00:00Z"),
                Optional.empty(),
                Optional.empty());
    }

    @Override
    public Answer<Page<Item>> list(Caller caller, Optional<State> wanted, Page.Request page) {
        var items = new ArrayList<Item>();
        for (var state : State.values()) {
            if (wanted.isEmpty() || wanted.get() == state) {
                items.add(item(state));
            }
        }
        return Answer.of(new Page<>(items, Optional.of("more")));
    }

    @Override
    public Answer<Item> retry(Caller caller, String id) {
        retried.add(id);
        for (var state : State.values()) {
            if (item(state).id().equals(id)) {
                return Answer.of(item(state));
            }
        }
        return Answer.no(Problem.of(Problem.Kind.NOT_FOUND, "Not found", "There is no such message."));
    }

    @Override
    public Answer<Integer> retryFailed(Caller caller) {
        retried.add("all");
        return Answer.of(7);
    }
}
