package org.bestow.shell.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.bestow.api.Answer;
import org.bestow.api.Benefits;
import org.bestow.api.Caller;
import org.bestow.api.Page;
import org.bestow.api.Problem;
import org.bestow.api.PublicId;
import org.bestow.api.Secret;
import org.bestow.spi.KeyKind;
import org.bestow.spi.Status;
import org.bestow.spi.Unit;

/** One benefit of member 7 with one taken key; notes who asked for what. */
final class FakeBenefits implements Benefits {

    static final String BENEFIT = PublicId.of(PublicId.Kind.BENEFIT, 7, 42);
    static final String KEY = PublicId.of(PublicId.Kind.KEY, 7, 1);
    static final String VALUE = "AAAAA-BBBBB-CCCCC-DDDDD-EEEEE";

    final List<Caller> callers = new ArrayList<>();
    final List<Query> queries = new ArrayList<>();
    final List<Call> calls = new ArrayList<>();
    Optional<Problem> problem = Optional.empty();

    @Override
    public Answer<Page<Row>> list(Caller caller, Query query, Page.Request page) {
        callers.add(caller);
        queries.add(query);
        return Answer.of(new Page<>(List.of(row()), Optional.of("cursor-1")));
    }

    @Override
    public Answer<Sheet> get(Caller caller, String benefit) {
        callers.add(caller);
        var effect = new Effect("ends-refund", "Ends the right to a refund.", "warning");
        return Answer.of(new Sheet(row(), List.of(), List.of(offer("get-keys", effect)), Optional.empty()));
    }

    @Override
    public Answer<Page<Seat>> assignments(Caller caller, String benefit, Page.Request page) {
        return Answer.of(new Page<>(List.of(), Optional.empty()));
    }

    @Override
    public Answer<Page<EndedSeat>> endedAssignments(Caller caller, String benefit, Page.Request page) {
        var since = Instant.parse("2026-03-02T10:00:00Z");
        var seat = new EndedSeat(
                "a7-3",
                "u7-2",
                "Ada Lovelace",
                since,
                since.plusSeconds(60),
                "u7-1",
                "Greta",
                "Removed",
                Map.of("nick", "ada"));
        return Answer.of(new Page<>(List.of(seat), Optional.empty()));
    }

    @Override
    public Answer<Page<TakenKey>> keys(Caller caller, String benefit, Page.Request page) {
        var at = Instant.parse("2026-03-02T10:00:00.123456Z");
        var actions = List.of(offer("show-key"));
        return Answer.of(new Page<>(
                List.of(new TakenKey(
                        KEY,
                        KeyKind.RETAIL,
                        "•••••EE",
                        at,
                        "u7-1",
                        "Ada Admin",
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        actions)),
                Optional.empty()));
    }

    @Override
    public Answer<Page<HistoryEntry>> history(Caller caller, String benefit, Page.Request page) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Answer<Done> perform(Caller caller, Call call) {
        callers.add(caller);
        calls.add(call);
        if (problem.isPresent()) {
            return Answer.no(problem.get());
        }
        var key = new ShownKey(Optional.of(KEY), KeyKind.RETAIL, Optional.of(Secret.of(VALUE)));
        var effect = new Effect("ends-refund", "Ends the right to a refund.", "warning");
        return Answer.of(new Done(
                call.dryRun(),
                false,
                List.of(key),
                Optional.empty(),
                Map.of(),
                List.of(effect),
                row(),
                Optional.empty()));
    }

    private static Offer offer(String name, Effect... effects) {
        return new Offer(name, "Title of " + name, Optional.empty(), List.of(effects), "{}", Optional.empty());
    }

    private static Row row() {
        return new Row(
                BENEFIT,
                "software",
                "Harbour Server",
                "Silver Core",
                Status.ACTIVE,
                OptionalLong.of(10),
                3,
                Unit.KEYS,
                LocalDate.parse("2026-01-15"),
                Optional.empty(),
                LocalDate.parse("2027-01-14"),
                true,
                5);
    }
}
