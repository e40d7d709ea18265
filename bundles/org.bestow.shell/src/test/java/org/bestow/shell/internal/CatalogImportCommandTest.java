package org.bestow.shell.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.apache.karaf.shell.support.CommandException;
import org.bestow.api.Answer;
import org.bestow.api.Caller;
import org.bestow.api.Catalog;
import org.bestow.api.Problem;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class CatalogImportCommandTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final List<Catalog.Import> orders = new ArrayList<>();
    private List<Catalog.Progress> steps = List.of();
    private final CatalogImportCommand command = new CatalogImportCommand();

    @Before
    public void prepare() throws IOException {
        Files.writeString(folder.getRoot().toPath().resolve("catalog.json"), "{\"packages\":[]}");
        command.session = KeyImportCommandTest.sessionIn(folder.getRoot().toPath());
        command.file = "catalog.json";
    }

    @Test
    public void namesTheItemsThatAreNotChecked() throws CommandException {
        var printed = Printed.by(command, answering(Answer.of(imported(false, false, Catalog.Difference.NONE))));

        assertTrue(printed, printed.startsWith("Version 3 is in force: 2 packages, 9 items."));
        assertTrue(printed, printed.contains("  /packages/0/items/4"));
        assertEquals(
                "the version that was there", OptionalLong.of(2), orders.get(0).expected());
    }

    @Test
    public void sameContentIsNothingToDo() throws CommandException {
        var printed = Printed.by(command, answering(Answer.of(imported(true, false, Catalog.Difference.NONE))));

        assertTrue(printed, printed.startsWith("Nothing to do: version 3"));
    }

    @Test
    public void aDryRunShowsWhatIsDifferent() throws CommandException {
        command.dryRun = true;
        var fields = List.of(
                new Catalog.Field("title/en", "\"Gold\"", "\"" + "G".repeat(60) + "\""),
                new Catalog.Field("quantity", "5", "null"));
        var difference = new Catalog.Difference(
                1,
                1,
                1,
                List.of(
                        entry("/keyPools/0", "", "", Catalog.Change.ADDED, List.of()),
                        entry("/packages/0/items/1", "gold", "win", Catalog.Change.CHANGED, fields),
                        entry("/packages", "iron", "", Catalog.Change.REMOVED, List.of())),
                12);

        var printed = Printed.by(command, answering(Answer.of(imported(false, true, difference))));

        assertTrue(orders.get(0).dryRun());
        assertTrue(printed, printed.contains("version 3 stays in force"));
        assertTrue(printed, printed.contains("1 added, 1 changed, 1 taken off sale."));
        assertTrue(printed, printed.matches("(?s).*changed +\\| gold/win +\\| title/en +\\| \"Gold\" +\\| \"G{38}….*"));
        assertTrue(printed, printed.matches("(?s).*off sale +\\| iron .*"));
        assertTrue(printed, printed.endsWith("And 12 more.\n"));

        var json = Printed.jsonBy(command, answering(Answer.of(imported(false, true, difference))));
        assertTrue(json.get("dryRun").asBoolean());
        assertEquals(12, json.get("more").asInt());
        var entries = json.get("diff").get("entries");
        assertTrue(entries.get(0).get("package").isNull());
        assertEquals("Gold", entries.get(1).get("fields").get(0).get("before").asText());
        assertTrue(entries.get(1).get("fields").get(1).get("after").isNull());
    }

    @Test
    public void aLongImportTellsHowFarItIs() throws CommandException {
        steps = IntStream.rangeClosed(0, 20)
                .mapToObj(part -> new Catalog.Progress(Catalog.Step.WRITING, part * 500, 10_000))
                .toList();
        var printed = Printed.by(command, answering(Answer.of(imported(false, false, Catalog.Difference.NONE))));
        assertTrue(printed, printed.startsWith("Wrote 1000 of 10000 items."));
        assertTrue(printed, printed.contains("Wrote 10000 of 10000 items."));
        assertEquals(
                10, printed.lines().filter(line -> line.startsWith("Wrote")).count());
        Printed.jsonBy(command, answering(Answer.of(imported(false, false, Catalog.Difference.NONE))));
    }

    private static Catalog.Imported imported(boolean unchanged, boolean dryRun, Catalog.Difference difference) {
        return new Catalog.Imported(3, 2, 9, List.of("/packages/0/items/4"), unchanged, dryRun, difference);
    }

    private static Catalog.Entry entry(
            String path, String pack, String item, Catalog.Change change, List<Catalog.Field> fields) {
        return new Catalog.Entry(
                path,
                Optional.of(pack).filter(code -> !code.isEmpty()),
                Optional.of(item).filter(code -> !code.isEmpty()),
                change,
                fields,
                7,
                2);
    }

    @Test
    public void errorsNameThePath() {
        var problem = Problem.of(Problem.Kind.INVALID, "The catalogue has mistakes.", "")
                .withErrors(List.of(new Problem.FieldError("/packages/1/code", "is used twice")));

        assertEquals(
                "The catalogue has mistakes.\n  /packages/1/code: is used twice\nNothing was changed.",
                Printed.errorOf(command, answering(Answer.no(problem))));
    }

    private FakeServices answering(Answer<Catalog.Imported> answer) {
        return new FakeServices().with(Catalog.class, new FakeCatalog() {
            @Override
            public Answer<Imported> put(Caller caller, Import order) {
                assertEquals("{\"packages\":[]}", order.document());
                assertTrue(caller.operator());
                orders.add(order);
                steps.forEach(order.listener());
                return answer;
            }
        });
    }
}
