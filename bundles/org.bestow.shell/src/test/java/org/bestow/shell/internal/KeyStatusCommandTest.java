package org.bestow.shell.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import org.apache.karaf.shell.support.CommandException;
import org.bestow.api.KeyPools;
import org.junit.Test;

public class KeyStatusCommandTest {

    private final FakeServices services = new FakeServices().with(KeyPools.class, new FakePools());
    private final KeyStatusCommand command = new KeyStatusCommand();

    @Test
    public void listsPoolsWithWhatUsesThem() throws CommandException {
        var printed = Printed.by(command, services);
        assertTrue(
                printed,
                printed.matches("(?s).*harbour \\| l0-1 \\| retail +\\| 40 +\\| 60 +\\| 10 +\\| ok +"
                        + "\\| gold/a, gold/b, silver/a and 2 more.*"));
        assertTrue(printed, printed.matches("(?s).*office .*\\| empty +\\| -.*"));
    }

    @Test
    public void showsOnlyWhatRunsOut() throws CommandException {
        command.low = true;
        var printed = Printed.by(command, services);
        assertFalse(printed, printed.contains("harbour"));
        assertTrue(printed, printed.contains("office"));
    }

    @Test
    public void goesOnAfterAPage() throws CommandException {
        command.limit = 1;
        var first = Printed.by(command, services);
        assertTrue(first, first.contains("harbour") && first.endsWith("There is more: --after harbour\n"));
        assertEquals("harbour", Printed.jsonBy(command, services).get("next").asText());
        command.json = false;
        command.after = "harbour";
        var next = Printed.by(command, services);
        assertTrue(next, next.contains("office") && !next.contains("harbour"));
    }

    @Test
    public void jsonOfOnePool() throws CommandException {
        command.pool = "harbour";
        var items = Printed.jsonBy(command, services).get("items");
        assertEquals(1, items.size());
        assertEquals("ok", items.get(0).get("level").asText());
        assertEquals(10, items.get(0).get("lowAt").asInt());
        assertEquals(5, items.get(0).get("usedBy").size());
    }
}
