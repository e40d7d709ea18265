package org.bestow.api;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.Test;

public class TokenScopeTest {

    @Test
    public void readsItsForms() {
        for (var code : List.of("read", "users", "operator", "act:*", "act:software", "act:visual-studio")) {
            assertEquals(code, TokenScope.parse(code).orElseThrow().code());
        }
        for (var code : List.of("", "Read", "act:", "act", "act:**", "act:Software", "act:-x", "admin", " read", "*")) {
            assertEquals(code, Optional.empty(), TokenScope.parse(code));
            assertThrows(code, IllegalArgumentException.class, () -> new TokenScope(code));
        }
        assertEquals(Optional.empty(), TokenScope.parse("act:" + "x".repeat(97)));
    }

    @Test
    public void everyActionCoversActionsAlone() {
        assertTrue(TokenScope.EVERY_ACTION.covers(TokenScope.actions("software")));
        assertTrue(TokenScope.EVERY_ACTION.covers(TokenScope.EVERY_ACTION));
        assertFalse(TokenScope.actions("software").covers(TokenScope.EVERY_ACTION));
        assertFalse(TokenScope.actions("software").covers(TokenScope.actions("cloud")));
        for (var other : List.of(TokenScope.READ, TokenScope.USERS, TokenScope.OPERATOR)) {
            assertFalse(TokenScope.EVERY_ACTION.covers(other));
            assertTrue(other.covers(other));
        }
        assertFalse(TokenScope.OPERATOR.covers(TokenScope.READ));
    }

    @Test
    public void onlyTokensAreNarrowed() {
        assertTrue(Caller.Access.everything().covers(TokenScope.OPERATOR));
        assertTrue(Caller.Access.session(1).covers(TokenScope.USERS));
        assertFalse(Caller.Access.token(1, Set.of()).covers(TokenScope.READ));
        assertTrue(Caller.Access.token(1, Set.of(TokenScope.READ)).covers(TokenScope.READ));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Caller.Access(OptionalLong.of(1), OptionalLong.of(1), Set.of(), false));
    }
}
