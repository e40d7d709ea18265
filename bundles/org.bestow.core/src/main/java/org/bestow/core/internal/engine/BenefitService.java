package org.bestow.core.internal.engine;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.bestow.api.Answer;
import org.bestow.api.Benefits;
import org.bestow.api.Caller;
import org.bestow.api.Journal;
import org.bestow.api.Messages;
import org.bestow.api.Page;
import org.bestow.api.Problem;
import org.bestow.api.Users;
import org.bestow.core.internal.benefit.BenefitPages;
import org.bestow.core.internal.benefit.BenefitReader;
import org.bestow.core.internal.benefit.EndedSeats;
import org.bestow.core.internal.benefit.Snapshot;
import org.bestow.core.internal.effect.SendMail;
import org.bestow.core.internal.keys.Keyring;
import org.bestow.core.internal.keys.Pools;
import org.bestow.core.internal.keys.SettingsSeal;
import org.bestow.core.internal.schema.Schema;
import org.bestow.core.internal.text.Problems;
import org.bestow.core.internal.text.Texts;
import org.bestow.core.internal.write.Preview;
import org.bestow.core.internal.write.ViewLoader;
import org.bestow.core.internal.write.ViewRequest;
import org.bestow.core.internal.write.Writer;
import org.bestow.spi.Scope;
import org.bestow.store.BusyException;
import org.bestow.store.StoreException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The benefits as callers see them; owns the writer and the loaders of views. Thread-safe. */
@Component(
        service = {Benefits.class, BenefitService.class},
        immediate = true) // its threads live as long as the bundle
public final class BenefitService implements Benefits {

    private static final Logger LOG = LoggerFactory.getLogger(BenefitService.class);

    private final TypeRegistry registry;
    private final Gate gate;
    private final ViewLoader views;
    private final Writer writer;
    private final BenefitReader reader;
    private final BenefitPages pages;
    private final EndedSeats ended;
    private final BenefitTypes types;
    private final Messages messages;
    private final RowTitles titles;
    private final Perform perform;
    private final PageWords words;

    @Activate
    public BenefitService(
            @Reference Schema schema,
            @Reference Journal journal,
            @Reference Messages messages,
            @Reference Users users,
            @Reference Clock clock,
            @Reference TypeRegistry registry,
            @Reference Gate gate,
            @Reference Texts texts,
            @Reference Pools pools,
            @Reference Keyring keyring,
            @Reference SettingsSeal seal) {
        var store = schema.store();
        this.registry = registry;
        this.gate = gate;
        this.titles = new RowTitles(registry);
        this.words = new PageWords(texts);
        this.views = new ViewLoader(store, journal, users, clock, seal);
        this.writer = new Writer(store, journal, messages, clock);
        this.reader = new BenefitReader(store, users, clock);
        this.pages = new BenefitPages(store, users);
        this.ended = new EndedSeats(store, users);
        this.types = new BenefitTypes(store);
        this.messages = messages;
        this.perform = new Perform(
                new Admission(registry, gate, types),
                gate,
                views,
                writer,
                new Preview(store, clock),
                new Completion(pools, users, texts),
                texts,
                new Answers(store, views, keyring, texts, titles),
                new Refusals(store, users));
    }

    /** What was taken over is written before this returns. */
    @Deactivate
    void stop() {
        writer.close();
        views.close();
    }

    Writer writer() {
        return writer;
    }

    @Override
    public Answer<Page<Row>> list(Caller caller, Query query, Page.Request page) {
        return served(caller, () -> gate.reach(caller)
                .then(reach -> reader.list(reach.member(), reach.holder(), caller.language(), query, page))
                .map(found -> found.map(titles::row)));
    }

    @Override
    public Answer<Sheet> get(Caller caller, String benefit) {
        return gate.place(caller, benefit).then(place -> gate.reach(caller)
                .then(reach -> snapshot(caller, place, reach))
                .map(snapshot -> {
                    var row = titles.row(snapshot, snapshot.benefit(), caller.language());
                    return registry.live(row.type())
                            .map(type -> type.panel(snapshot, caller, permit(caller, type.id())))
                            .map(panel -> new Sheet(row, panel.details(), panel.offers(), panel.problem()))
                            .orElseGet(() -> new Sheet(row, List.of(), List.of(), Optional.empty()));
                }));
    }

    @Override
    public Answer<Page<Seat>> assignments(Caller caller, String benefit, Page.Request page) {
        return gate.place(caller, benefit).then(place -> gate.reach(caller)
                .then(reach -> snapshot(caller, place, reach).then(snapshot -> pages.assignments(
                                place.member(), caller.language(), place.benefit(), reach.holder(), page)
                        .map(found -> seats(caller, place, snapshot, found)))));
    }

    private Page<Seat> seats(Caller caller, Gate.Place place, Snapshot snapshot, Page<BenefitPages.Seat> found) {
        var rows = found.items().stream().map(BenefitPages.Seat::row).toList();
        var said = sayings(caller, snapshot.showingSeats(rows, holders(found.items())), Scope.ASSIGNMENT);
        var ids = rows.stream().map(row -> PageWords.seatId(place, row.id())).toList();
        var mail = messages.newest(place.member(), SendMail.ABOUT, ids);
        return found.map(seat -> words.seat(place, seat, said, mail));
    }

    @Override
    public Answer<Page<EndedSeat>> endedAssignments(Caller caller, String benefit, Page.Request page) {
        return served(
                caller, () -> gate.visible(caller, benefit).then(place -> types.of(place.member(), place.benefit())
                        .<Answer<Page<EndedSeat>>>map(type -> ended.page(
                                        place.member(), caller.language(), place.benefit(), page)
                                .map(found -> found.map(seat -> words.ended(place, type, seat, caller.language()))))
                        .orElseGet(() -> Answer.no(Gate.notFound(caller)))));
    }

    private static Map<Long, Users.Person> holders(List<BenefitPages.Seat> seats) {
        return seats.stream()
                .flatMap(seat -> seat.holder().stream())
                .collect(Collectors.toMap(Users.Person::number, person -> person, (one, same) -> one));
    }

    @Override
    public Answer<Page<TakenKey>> keys(Caller caller, String benefit, Page.Request page) {
        return gate.visible(caller, benefit).then(place -> snapshot(caller, place)
                .then(snapshot -> pages.keys(place.member(), caller.language(), place.benefit(), page)
                        .map(found -> {
                            var rows = found.items().stream()
                                    .map(BenefitPages.TakenKey::row)
                                    .toList();
                            var said = sayings(caller, snapshot.showingKeys(rows), Scope.KEY);
                            return found.map(key -> words.key(place, key, said));
                        })));
    }

    @Override
    public Answer<Page<HistoryEntry>> history(Caller caller, String benefit, Page.Request page) {
        return served(caller, () -> gate.visible(caller, benefit)
                .then(place -> pages.history(place.member(), caller.language(), place.benefit(), page)
                        .map(found -> found.map(line -> words.history(place, line, caller.language())))));
    }

    @Override
    public Answer<Done> perform(Caller caller, Call call) {
        return served(caller, () -> perform.perform(caller, call));
    }

    /** A database that is away or overloaded is no bug of the call. The writer answers for itself: here nothing was applied. */
    private static <T> Answer<T> served(Caller caller, Supplier<Answer<T>> call) {
        try {
            return call.get();
        } catch (BusyException | StoreException e) {
            LOG.warn("The database did not answer: {}", e.getMessage());
            return Answer.no(Problems.of(Problem.Kind.BUSY, caller.language()));
        }
    }

    private Answer<Snapshot> snapshot(Caller caller, Gate.Place place) {
        return views.load(ViewRequest.page(place.member(), place.benefit(), caller.user()))
                .snapshot()
                .<Answer<Snapshot>>map(Answer::of)
                .orElseGet(() -> Answer.no(Gate.notFound(caller)));
    }

    /** For a holder his own things only; a benefit where he has none does not exist for him. */
    private Answer<Snapshot> snapshot(Caller caller, Gate.Place place, Gate.Reach reach) {
        if (reach.holder().isEmpty()) {
            return snapshot(caller, place);
        }
        return pages.heldSeat(place.member(), place.benefit(), reach.holder().getAsLong())
                .map(own -> snapshot(caller, place).map(snapshot -> snapshot.heldBy(own)))
                .orElseGet(() -> Answer.no(Gate.notFound(caller)));
    }

    private Sayings sayings(Caller caller, Snapshot snapshot, Scope scope) {
        return registry.live(snapshot.benefit().type())
                .map(type -> type.sayings(snapshot, caller, scope, permit(caller, type.id())))
                .orElse(Sayings.NONE);
    }

    /** Asks the policy once an action, however many seats or keys it is on. */
    private Permit permit(Caller caller, String type) {
        var missing = gate.missingScope(caller, type);
        if (missing.isPresent()) {
            return (action, seat) -> missing;
        }
        var denied = new HashMap<String, Optional<Problem>>();
        return (action, seat) -> {
            var holds = action.orHolder()
                    && caller.user() != 0
                    && seat.filter(row -> row.userId() == caller.user()).isPresent();
            return holds
                    ? Optional.empty()
                    : denied.computeIfAbsent(
                            action.name(),
                            name -> gate.allows(caller, type, action)
                                    ? Optional.empty()
                                    : Optional.of(gate.forbidden(caller, gate.rolesFor(type, action))));
        };
    }
}
