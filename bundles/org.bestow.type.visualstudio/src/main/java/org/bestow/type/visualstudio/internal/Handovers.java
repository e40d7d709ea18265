package org.bestow.type.visualstudio.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bestow.spi.AssignmentRef;
import org.bestow.spi.Effects;
import org.bestow.spi.View;

/**
 * The ended seats that have told their next holder what was used of them. One of which nothing was used is as good as new, so that
 * giving new seats writes nothing here and waits for nobody.
 *
 * @param told those that a view still shows
 */
public record Handovers(Set<AssignmentRef> told) {

    /** What was used of the seat that was freed last and has not told it yet. */
    static List<Seat.Use> take(View<Settings> view, Effects effects) {
        var told = told(view);
        return view.endedAssignments().stream()
                .filter(seat -> !told.contains(seat.ref()))
                .map(seat -> tell(view, seat.ref(), seat.data(Seat.class), effects))
                .filter(used -> !used.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** What was used of the seat that goes from one holder to another. */
    static List<Seat.Use> move(View<Settings> view, Effects effects) {
        return tell(view, view.target().ref(), view.target().data(Seat.class), effects);
    }

    private static Set<AssignmentRef> told(View<Settings> view) {
        return view.document(Handovers.class).map(Handovers::told).orElse(Set.of());
    }

    private static List<Seat.Use> tell(View<Settings> view, AssignmentRef ref, Seat seat, Effects effects) {
        if (!seat.usedEver().isEmpty()) {
            var told = new HashSet<>(told(view));
            told.retainAll(view.endedAssignments().stream()
                    .map(View.EndedAssignment::ref)
                    .toList());
            told.add(ref);
            effects.document(new Handovers(told));
        }
        return seat.usedEver();
    }
}
