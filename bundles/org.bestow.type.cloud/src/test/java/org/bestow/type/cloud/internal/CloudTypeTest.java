package org.bestow.type.cloud.internal;

import static org.junit.Assert.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bestow.spi.Consequence;
import org.bestow.spi.Part;
import org.bestow.spi.Role;
import org.bestow.spi.Scope;
import org.bestow.spi.testing.FakeDefinition;
import org.junit.Before;
import org.junit.Test;

public class CloudTypeTest {

    private final FakeDefinition<Settings> definition = new FakeDefinition<>();

    @Before
    public void define() {
        new CloudType().define(definition);
    }

    @Test
    public void offersAssigningAndKeys() {
        assertEquals(
                List.of(
                        "assign-user",
                        "remove-user",
                        "resend-mail",
                        "get-keys",
                        "preview-redemption",
                        "show-key",
                        "mark-redeemed",
                        "replace-key"),
                List.copyOf(definition.actions().keySet()));
        assertEquals(
                Map.of(
                        Scope.BENEFIT,
                        Credits.Moves.class,
                        Scope.ASSIGNMENT,
                        Credits.Seat.class,
                        Scope.KEY,
                        Redemption.class),
                definition.documents());
        assertEquals(Optional.empty(), definition.seatFacts());
    }

    @Test
    public void assigningReadsWhoHoldsWhatAndSaysUntilWhenItStays() {
        var action = definition.action("assign-user");

        assertEquals(Scope.BENEFIT, action.scope());
        assertEquals("the default is the Global admin", Set.of(), action.roles());
        assertEquals(Set.of(Part.ASSIGNMENTS, Part.CLAIMS), action.parts());
        assertEquals(Optional.of(LocalDate.parse("2027-02-01")), action.locksUntil(Services.view(Services.bulk(), 1)));
        assertEquals(Scope.ASSIGNMENT, definition.action("remove-user").scope());
    }

    @Test
    public void theHolderMayHaveTheMailAgainAndNothingElse() {
        for (var action : definition.actions().entrySet()) {
            assertEquals(
                    action.getKey(),
                    action.getKey().equals("resend-mail"),
                    action.getValue().forHolder());
        }
    }

    @Test
    public void gettingKeysEndsTheRefundAndSaysSo() {
        var action = definition.action("get-keys");

        assertEquals(Scope.BENEFIT, action.scope());
        assertEquals(Set.of(Consequence.ENDS_REFUND), action.consequences());
        assertEquals(Set.of(Role.GLOBAL_ADMIN, Role.PARTNER_ADMIN), action.roles());
    }

    @Test
    public void whatIsDoneWithAKeyIsForGood() {
        for (var name : List.of("mark-redeemed", "replace-key")) {
            var action = definition.action(name);
            assertEquals(Scope.KEY, action.scope());
            assertEquals(Set.of(Consequence.IRREVERSIBLE), action.consequences());
            assertEquals(Set.of(Role.GLOBAL_ADMIN, Role.PARTNER_ADMIN), action.roles());
        }
    }
}
