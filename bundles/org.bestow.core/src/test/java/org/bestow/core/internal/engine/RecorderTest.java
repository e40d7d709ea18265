package org.bestow.core.internal.engine;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Instant;
import java.util.List;
import org.bestow.api.PublicId;
import org.bestow.core.internal.effect.LimitKeys;
import org.bestow.core.internal.effect.NoteKey;
import org.bestow.core.internal.effect.UseUnits;
import org.bestow.spi.Decision;
import org.bestow.spi.KeyRef;
import org.bestow.spi.Refusal;
import org.bestow.spi.Scope;
import org.bestow.spi.Secret;
import org.bestow.spi.Text;
import org.junit.Test;

public class RecorderTest {

    private record Settings() {}

    private record Plain(String name) {}

    private record Login(@Secret String password) {}

    private static final KeyRef KEY = new KeyRef(PublicId.of(PublicId.Kind.KEY, 7, 5));

    private final Recorder effects = new Recorder(registration(), Scene.snapshot());

    @SuppressWarnings("unchecked") // a definition takes the settings of whatever type
    private static Registration registration() {
        var definition = new DefinitionBuilder();
        definition
                .settings((Class<Record>) (Class<?>) Settings.class, 1)
                .action("plain", Scope.BENEFIT, Plain.class)
                .decide((view, input, fx) -> Decision.done())
                .action("login", Scope.BENEFIT, Login.class)
                .decide((view, input, fx) -> Decision.done());
        return definition.build();
    }

    @Test
    public void takesDownUnitsNotesAndLimits() {
        var refusal = Refusal.of("enough");
        effects.useUnits(2);
        effects.freeUnits(3);
        effects.note(KEY, " Berlin ");
        effects.limitKeys(Scope.PURCHASE, Instant.EPOCH, 4, refusal);

        assertEquals(
                List.of(
                        new UseUnits(2),
                        new UseUnits(-3),
                        new NoteKey(5, "Berlin"),
                        new LimitKeys(Scope.PURCHASE, Instant.EPOCH, 4, refusal)),
                effects.decided(Decision.done()).effects());
    }

    @Test
    public void refusesWhatCanNeverBeRight() {
        refused("by 1 or more", () -> effects.useUnits(0));
        refused("by 1 or more", () -> effects.freeUnits(-1));
        refused("200 characters", () -> effects.note(KEY, "x".repeat(201)));
        refused("no KEY of this member", () -> effects.note(new KeyRef(PublicId.of(PublicId.Kind.KEY, 8, 5)), ""));
        refused("a benefit or a purchase", () -> effects.limitKeys(Scope.KEY, Instant.EPOCH, 4, Refusal.of("no")));
        refused("1 at least", () -> effects.limitKeys(Scope.BENEFIT, Instant.EPOCH, 0, Refusal.of("no")));
    }

    @Test
    public void keepsNoSecretForALaterUndo() {
        effects.undoWith("plain", new Plain("a"));
        refused("secret", () -> effects.undoWith("login", new Login("open sesame")));
    }

    @Test
    public void keepsNoEndlessTexts() {
        effects.result("short", Text.of("x"));
        refused("longer than", () -> effects.result("long", Text.of("x".repeat(2_001))));
        refused("longer than", () -> effects.remark(Text.of("x".repeat(2_001))));
    }

    private static void refused(String message, Runnable call) {
        var mistake = assertThrows(IllegalArgumentException.class, call::run);
        assertTrue(mistake.getMessage(), mistake.getMessage().contains(message));
    }
}
