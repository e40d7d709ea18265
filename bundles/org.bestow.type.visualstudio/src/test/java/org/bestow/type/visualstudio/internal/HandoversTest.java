package org.bestow.type.visualstudio.internal;

import static org.junit.Assert.assertEquals;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.bestow.spi.AssignmentRef;
import org.bestow.spi.testing.FakeView;
import org.junit.Test;

/** What was used of a seat is told to its next holder, and to nobody else. */
public class HandoversTest {

    private static final Seat USED = Examples.seat(List.of(Examples.CREDIT), List.of(Examples.KEY));

    private final FakeView<Settings> view = Examples.view();
    private final RecordedEffects effects = new RecordedEffects();

    private List<Seat.Use> assigned(String user) {
        Assigning.assign(view, Examples.assign(user), effects);
        return effects.seats.get(FakeView.ref(user).id()).before();
    }

    @Test
    public void theNextHolderLearnsWhatAllBeforeUsed() {
        view.ended("paul", USED);

        assertEquals(List.of(Examples.KEY, Examples.CREDIT), assigned("uwe"));
        assertEquals(List.of(), effects.seats.get("user-uwe").used());
        assertEquals(refs("paul"), effects.handovers.told());
        assertEquals("document", effects.asked.get(0));
    }

    @Test
    public void theSeatThatWasFreedLastComesFirst() {
        var older = Examples.seat(List.of(Examples.CREDIT), List.of());
        view.ended("anna", older).ended("paul", USED);
        assertEquals(List.of(Examples.KEY, Examples.CREDIT), assigned("uwe"));

        view.document(Examples.told("paul"));
        assertEquals(List.of(Examples.CREDIT), assigned("greta"));
        assertEquals(refs("anna", "paul"), effects.handovers.told());
    }

    @Test
    public void aSeatOfWhichNothingWasUsedIsAsGoodAsNew() {
        view.ended("paul", Examples.FRESH);

        assertEquals(List.of(), assigned("uwe"));
        assertEquals(null, effects.handovers);
    }

    @Test
    public void whatWasToldIsNotToldAgain() {
        view.ended("paul", USED).document(Examples.told("paul"));

        assertEquals(List.of(), assigned("uwe"));
    }

    @Test
    public void whatViewsNoLongerShowIsForgotten() {
        view.ended("paul", USED).document(Examples.told("somebody-long-ago"));
        assigned("uwe");

        assertEquals(refs("paul"), effects.handovers.told());
    }

    @Test
    public void reassigningTellsTheNewHolderOnly() {
        view.seat("paul", USED);
        Assigning.reassign(view, Examples.assign("uwe"), effects);

        assertEquals(
                List.of(Examples.KEY, Examples.CREDIT),
                effects.seats.get("user-uwe").before());
        assertEquals(Set.of(new AssignmentRef("seat-paul")), effects.handovers.told());
    }

    @Test
    public void reassigningAFreshSeatTellsNothing() {
        view.seat("paul", Examples.FRESH).ended("anna", USED);
        Assigning.reassign(view, Examples.assign("uwe"), effects);

        assertEquals(List.of(), effects.seats.get("user-uwe").before());
        assertEquals(null, effects.handovers);
    }

    @Test
    public void ofVeryMuchTheNewestIsKept() {
        var many = Collections.nCopies(70, Examples.KEY);
        view.ended("paul", Examples.seat(List.of(Examples.CREDIT), many));

        var told = assigned("uwe");
        assertEquals(60, told.size());
        assertEquals(Examples.CREDIT, told.get(59));
    }

    private static Set<AssignmentRef> refs(String... holders) {
        return Set.copyOf(List.of(holders).stream()
                .map(holder -> new AssignmentRef("ended-" + holder))
                .toList());
    }
}
