package org.bestow.shell.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import org.apache.karaf.shell.support.CommandException;
import org.bestow.api.Catalog;
import org.bestow.api.Types;
import org.junit.Test;

public class CatalogShowCommandTest {

    private final CatalogShowCommand command = new CatalogShowCommand();
    private final FakeServices services =
            new FakeServices().with(Catalog.class, new FakeCatalog()).with(Types.class, new FakeTypes());

    @Test
    public void showsWhatIsOnSale() throws CommandException {
        var printed = Printed.by(command, services);

        assertTrue(printed, printed.startsWith("Version 2, imported at 2026-11-20T12:00:00Z."));
        assertTrue(printed, printed.matches("(?s).*win +\\| software +\\| Windows +\\| 5 licenses.*"));
        assertTrue(printed, printed.contains("unlimited hours"));

        assertTrue(printed, printed.matches("(?s).*package gold +\\| Terms +\\| https://terms.example/.*"));
        assertTrue(printed, printed.matches("(?s).*category software +\\| Activation +\\| https://help.example/.*"));
        assertTrue(printed, !printed.contains("category cloud"));

        var json = Printed.jsonBy(command, services);
        assertEquals(
                "https://terms.example/", json.at("/packages/0/links/0/href").asText());
        assertEquals("Activation", json.at("/categories/0/links/0/label").asText());
        assertEquals(2, json.get("version").asInt());
        assertTrue(json.at("/packages/0/items/1/quantity").isNull());
        assertEquals("licenses", json.at("/packages/0/items/0/unit").asText());
    }

    @Test
    public void goesOnAfterAPage() throws CommandException {
        command.limit = 1;
        var first = Printed.by(command, services);
        assertTrue(first, first.contains("Gold Core") && first.endsWith("There is more: --after gold\n"));
        command.after = "gold";
        var last = Printed.by(command, services);
        assertTrue(
                last, last.contains("Silver Core") && !last.contains("There is more") && !last.contains("Gold Core"));
        command.after = "bronze";
        assertTrue(Printed.errorOf(command, services).contains("/after: is no place in this list"));
    }

    @Test
    public void printsTheDocumentAsItIs() throws CommandException {
        command.document = true;
        assertEquals("{\"packages\": []}\n", Printed.by(command, services));
    }

    @Test
    public void printsTheSchemaOfTheDocumentAndOfSettings() throws CommandException {
        command.schema = true;
        assertEquals("{\"title\": \"catalogue\"}\n", Printed.by(command, services));
        command.type = "software";
        assertEquals("software", Printed.jsonBy(command, services).get("title").asText());
    }

    @Test
    public void refusesOptionsThatDoNotGoTogether() {
        command.type = "software";
        assertTrue(Printed.errorOf(command, services).contains("--schema"));
        command.schema = true;
        command.document = true;
        assertTrue(Printed.errorOf(command, services).contains("not both"));
    }
}
