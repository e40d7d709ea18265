package org.bestow.shell.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import org.bestow.api.Problem;
import org.junit.Test;

public class ProblemsTest {

    @Test
    public void titleAndDetailMakeOneSentenceEach() {
        assertEquals(
                "Busy: Too much at once.\nNothing was changed. Try again in a moment.",
                Problems.explain(Problem.of(Problem.Kind.BUSY, "Busy", "Too much at once.")));
        assertEquals(
                "Not found.\nNothing was changed. TAB in its place shows what there is.",
                Problems.explain(Problem.of(Problem.Kind.NOT_FOUND, "Not found.", "Not found.")));
    }

    @Test
    public void everyKindCanBeExplained() {
        for (var kind : Problem.Kind.values()) {
            assertTrue(Problems.explain(Problem.of(kind, "Title", "Detail.")).startsWith("Title: Detail."));
        }
    }
}
