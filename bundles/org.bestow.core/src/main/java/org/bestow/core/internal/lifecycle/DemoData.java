package org.bestow.core.internal.lifecycle;

import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.bestow.api.Answer;
import org.bestow.api.Caller;
import org.bestow.api.Catalog;
import org.bestow.api.Journal;
import org.bestow.api.KeyPools;
import org.bestow.api.Language;
import org.bestow.api.Users;
import org.bestow.core.internal.member.MemberService;
import org.bestow.core.internal.member.Standings;
import org.bestow.core.internal.purchase.Grant;
import org.bestow.core.internal.schema.Schema;
import org.bestow.spi.Role;
import org.bestow.store.Sql;
import org.bestow.store.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Puts the demonstration into an empty installation: catalogue, members with their purchases and users, and keys. Each step is there
 * as a whole or not at all and is done once, so that a start that was killed is completed by the next. Not to be run twice at once.
 */
@Component(service = DemoData.class)
public final class DemoData {

    private static final String MEMBERS = "demo-members";
    static final String ALL = "demo";
    private static final Caller PLATFORM = new Caller(
            0, "Bestow", OptionalLong.empty(), Set.of(Role.OPERATOR), Language.EN, Optional.empty(), "first start");

    private final Store store;
    private final FirstStart steps;
    private final Catalog catalog;
    private final MemberService members;
    private final Standings standings;
    private final Grant grant;
    private final KeyPools pools;
    private final Users users;
    private final Journal journal;
    private final Clock clock;
    private final DemoPlan plan = DemoPlan.load();

    @Activate
    public DemoData(
            @Reference Schema schema,
            @Reference Catalog catalog,
            @Reference MemberService members,
            @Reference Standings standings,
            @Reference Grant grant,
            @Reference KeyPools pools,
            @Reference Users users,
            @Reference Journal journal,
            @Reference Clock clock) {
        this.store = schema.store();
        this.steps = new FirstStart(store);
        this.catalog = catalog;
        this.members = members;
        this.standings = standings;
        this.grant = grant;
        this.pools = pools;
        this.users = users;
        this.journal = journal;
        this.clock = clock;
    }

    /** How it ended. */
    enum Outcome {
        COMPLETE,
        /** Somebody works with this installation; it is left alone. */
        NOT_EMPTY,
        STOPPED
    }

    /**
     * Does what is still to be done.
     *
     * @param stopping asked between steps
     * @throws IllegalStateException if the platform itself refuses a step
     */
    Outcome complete(BooleanSupplier stopping) {
        if (steps.done(ALL)) {
            return Outcome.COMPLETE;
        }
        if (!steps.done(MEMBERS)) {
            if (!members.list().isEmpty()) {
                return Outcome.NOT_EMPTY;
            }
            importCatalogue();
            store.global().transact(this::createMembers);
            standings.changed();
            journal.committed();
        }
        for (var pool : expect("the key pools", pools.list(PLATFORM))) {
            if (stopping.getAsBoolean()) {
                return Outcome.STOPPED;
            }
            fill(pool);
        }
        for (var company : plan.members()) {
            if (stopping.getAsBoolean()) {
                return Outcome.STOPPED;
            }
            members.find(company.name()).ifPresent(member -> users.createFirst(company.people(member.number())));
        }
        store.global().transact(sql -> {
            FirstStart.mark(sql, ALL, clock.instant());
            return null;
        });
        return Outcome.COMPLETE;
    }

    private void importCatalogue() {
        if (expect("the catalogue", catalog.current(PLATFORM)).isEmpty()) {
            expect("the catalogue", catalog.put(PLATFORM, Catalog.Import.of(DemoPlan.catalogue())));
        }
    }

    private Void createMembers(Sql sql) throws SQLException {
        var now = clock.instant();
        for (var company : plan.members()) {
            var member = members.create(sql, PLATFORM, company.newcomer()).member();
            var today = LocalDate.ofInstant(now, company.zone());
            for (var bought : company.purchases()) {
                var order = new Grant.Order(member.number(), bought.code(), today.minusDays(bought.daysAgo()));
                grant.buy(sql, PLATFORM, order)
                        .orElseThrow(() -> new IllegalStateException(
                                "the catalogue has no package " + bought.code() + " for the demonstration"));
            }
        }
        FirstStart.mark(sql, MEMBERS, now);
        return null;
    }

    /** A pool that ever had a key had all of them: they come in one transaction. */
    private void fill(KeyPools.Pool pool) {
        var wanted = plan.keys().getOrDefault(pool.code(), 0);
        if (wanted > 0 && pool.available() + pool.claimed() == 0) {
            expect(
                    "the pool " + pool.code(),
                    pools.importKeys(PLATFORM, pool.id(), KeyPools.Import.of(new KeyMaker().make(wanted))));
        }
    }

    private static <T> T expect(String what, Answer<T> answer) {
        return answer.fold(value -> value, problem -> {
            throw new IllegalStateException(
                    what + " was refused: " + problem.title() + " " + problem.detail() + " " + problem.errors());
        });
    }
}
