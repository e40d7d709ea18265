package org.bestow.type.software.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bestow.spi.Consequence;
import org.bestow.spi.KeyKind;
import org.bestow.spi.Part;
import org.bestow.spi.Role;
import org.bestow.spi.Scope;
import org.bestow.spi.testing.FakeDefinition;
import org.junit.Before;
import org.junit.Test;

public class SoftwareTypeTest {

    private final FakeDefinition<Settings> definition = new FakeDefinition<>();

    @Before
    public void define() {
        new SoftwareType().define(definition);
    }

    @Test
    public void offersGettingShowingCountingAndNoting() {
        assertEquals(
                List.of("get-keys", "show-key", "record-activation", "withdraw-activation", "note-key"),
                List.copyOf(definition.actions().keySet()));
        assertEquals(Set.of("editions"), definition.options().keySet());
        assertEquals(Optional.of(Settings.class), definition.settings());
        assertEquals("keeps nothing of its own", Map.of(), definition.documents());
        assertEquals(Optional.empty(), definition.seatFacts());
        assertEquals(Optional.empty(), definition.keyFacts());
    }

    @Test
    public void nothingIsForHoldersOrLocks() {
        for (var action : definition.actions().values()) {
            assertFalse(action.forHolder());
            assertEquals(Optional.empty(), action.locksUntil(Products.view(Products.server(), 1, 0)));
        }
    }

    @Test
    public void gettingKeysEndsTheRefundAndSaysSo() {
        var action = definition.action("get-keys");

        assertEquals(Scope.BENEFIT, action.scope());
        assertEquals(GetKeys.class, action.input());
        assertEquals(Set.of(Consequence.ENDS_REFUND), action.consequences());
        assertEquals(Set.of(Part.KEYS), action.parts());
        assertEquals(Set.of(Role.GLOBAL_ADMIN, Role.PARTNER_ADMIN), action.roles());
        assertEquals(
                "not-enough-left",
                action.available(Products.view(Products.server(), 1, 1))
                        .refusal()
                        .orElseThrow()
                        .rule());
    }

    @Test
    public void showingAKeyIsFree() {
        var action = definition.action("show-key");

        assertEquals(Scope.KEY, action.scope());
        assertEquals(Set.of(), action.consequences());
        assertEquals(Set.of(Role.GLOBAL_ADMIN, Role.PARTNER_ADMIN), action.roles());
    }

    @Test
    public void countingIsForKeysWithANumberOfActivations() {
        for (var name : List.of("record-activation", "withdraw-activation")) {
            var action = definition.action(name);
            assertEquals(Scope.KEY, action.scope());
            for (var kind : KeyKind.values()) {
                if (kind != KeyKind.NONE) {
                    var rule = action.available(
                            Products.view(Products.shared(kind), 5, 1).taken(1));
                    assertEquals(name + " of " + kind, kind == KeyKind.MULTIPLE_ACTIVATION, rule.offered());
                }
            }
        }
    }
}
