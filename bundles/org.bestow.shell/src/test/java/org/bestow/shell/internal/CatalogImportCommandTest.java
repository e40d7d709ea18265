package org.bestow.shell.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
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

    private final CatalogImportCommand command = new CatalogImportCommand();

    @Before
    public void prepare() throws IOException {
        Files.writeString(folder.getRoot().toPath().resolve("catalog.json"), "{\"packages\":[]}");
        command.session = KeyImportCommandTest.sessionIn(folder.getRoot().toPath());
        command.file = "catalog.json";
    }

    @Test
    public void namesTheItemsThatAreNotChecked() throws CommandException {
        var imported = new Catalog.Imported(3, 2, 9, List.of("/packages/0/items/4"), false);

        var printed = Printed.by(command, answering(Answer.of(imported)));

        assertTrue(printed, printed.startsWith("Version 3 is in force: 2 packages, 9 items."));
        assertTrue(printed, printed.contains("  /packages/0/items/4"));
    }

    @Test
    public void sameContentIsNothingToDo() throws CommandException {
        var printed = Printed.by(command, answering(Answer.of(new Catalog.Imported(3, 2, 9, List.of(), true))));

        assertTrue(printed, printed.startsWith("Nothing to do: version 3"));
    }

    @Test
    public void errorsNameThePath() {
        var problem = Problem.of(Problem.Kind.INVALID, "The catalogue has mistakes.", "")
                .withErrors(List.of(new Problem.FieldError("/packages/1/code", "is used twice")));

        assertEquals(
                "The catalogue has mistakes.\n  /packages/1/code: is used twice\nNothing was changed.",
                Printed.errorOf(command, answering(Answer.no(problem))));
    }

    private static FakeServices answering(Answer<Catalog.Imported> answer) {
        return new FakeServices().with(Catalog.class, new FakeCatalog(answer));
    }

    private record FakeCatalog(Answer<Imported> answer) implements Catalog {
        @Override
        public Answer<Optional<Current>> current(Caller caller) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Answer<Imported> put(Caller caller, String document) {
            assertEquals("{\"packages\":[]}", document);
            assertTrue(caller.operator());
            return answer;
        }

        @Override
        public Answer<List<PackageInfo>> packages(Caller caller) {
            throw new UnsupportedOperationException();
        }
    }
}
