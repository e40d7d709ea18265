package org.bestow.type.visualstudio.internal;

import static org.junit.Assert.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bestow.spi.Consequence;
import org.bestow.spi.Part;
import org.bestow.spi.Role;
import org.bestow.spi.Scope;
import org.bestow.spi.testing.FakeDefinition;
import org.junit.Before;
import org.junit.Test;

public class VisualStudioTypeTest {

    private final FakeDefinition<Settings> definition = new FakeDefinition<>();

    @Before
    public void define() {
        new VisualStudioType().define(definition);
    }

    @Test
    public void offersWhatPeopleDoWithSubscriptions() {
        assertEquals(
                List.of(
                        "assign-user",
                        "remove-user",
                        "reassign",
                        "resend-mail",
                        "set-notification-email",
                        "set-downloads",
                        "record-use",
                        "withdraw-use"),
                List.copyOf(definition.actions().keySet()));
        assertEquals(Optional.of(Settings.class), definition.settings());
        assertEquals(Map.of(Scope.ASSIGNMENT, Seat.class, Scope.BENEFIT, Handovers.class), definition.documents());
        assertEquals(Map.of(), definition.options());
        assertEquals("keys are of no interest", Optional.empty(), definition.keyFacts());
    }

    @Test
    public void allButAssigningIsOnASeat() {
        definition
                .actions()
                .forEach((name, action) -> assertEquals(
                        name, name.equals("assign-user") ? Scope.BENEFIT : Scope.ASSIGNMENT, action.scope()));
    }

    @Test
    public void aHolderAsksForTheMailAndRecordsUse() {
        var holders = new TreeSet<String>();
        definition.actions().forEach((name, action) -> {
            if (action.forHolder()) {
                holders.add(name);
            }
            assertEquals(name + " is for Global admins, unless the policy says more", Set.<Role>of(), action.roles());
        });
        assertEquals(Set.of("resend-mail", "record-use", "withdraw-use"), holders);
    }

    @Test
    public void assigningAndReassigningSayThatTheyLockAndSendMail() {
        var view = Examples.view().with(Examples.locked(90));
        for (var name : List.of("assign-user", "reassign")) {
            var action = definition.action(name);
            assertEquals(Optional.of(LocalDate.parse("2026-08-30")), action.locksUntil(view));
            assertEquals(Set.of(Consequence.SENDS_MAIL), action.consequences());
        }
    }

    @Test
    public void readsWhatItsRulesNeed() {
        assertEquals(
                Set.of(Part.ASSIGNMENTS, Part.ENDED_ASSIGNMENTS, Part.CLAIMS),
                definition.action("assign-user").parts());
        assertEquals(
                Set.of(Part.ENDED_ASSIGNMENTS, Part.CLAIMS),
                definition.action("reassign").parts());
    }
}
