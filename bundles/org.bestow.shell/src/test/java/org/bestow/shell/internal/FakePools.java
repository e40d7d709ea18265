package org.bestow.shell.internal;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.bestow.api.Answer;
import org.bestow.api.Caller;
import org.bestow.api.KeyPools;
import org.bestow.api.Page;
import org.bestow.spi.KeyKind;

/** Two pools, and reports of an import that are what the test says. */
final class FakePools implements KeyPools {

    List<Report> parts = List.of();
    String read = "";
    boolean dryRun;

    private static final List<Pool> POOLS = List.of(
            new Pool("l0-1", "harbour", KeyKind.RETAIL, 40, 60, 10, Level.OK, 1),
            new Pool("l0-2", "office", KeyKind.MULTIPLE_ACTIVATION, 0, 3, 0, Level.EMPTY, 2));

    @Override
    public Answer<List<Pool>> list(Caller caller) {
        return Answer.of(POOLS);
    }

    @Override
    public Answer<Page<Pool>> list(Caller caller, boolean lowOnly, Page.Request page) {
        var shown = POOLS.stream()
                .filter(each -> !lowOnly || each.level() != Level.OK)
                .toList();
        return Pages.of(shown, page, Pool::code);
    }

    @Override
    public Answer<Pool> get(Caller caller, String pool) {
        return Answer.of(POOLS.stream()
                .filter(each -> each.code().equals(pool))
                .findFirst()
                .orElseThrow());
    }

    @Override
    public Answer<Map<String, List<String>>> items(Caller caller, Set<String> pools) {
        return Answer.of(
                pools.contains("harbour")
                        ? Map.of("harbour", List.of("gold/a", "gold/b", "silver/a", "silver/b", "silver/c"))
                        : Map.of());
    }

    @Override
    public Answer<Pool> lowAt(Caller caller, String pool, OptionalLong lowAt, long expected) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Answer<Report> importKeys(Caller caller, String pool, Import order) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Answer<Report> importFile(Caller caller, String pool, Reader table, boolean dry, Consumer<Report> listener) {
        try {
            var text = new StringWriter();
            table.transferTo(text);
            read = text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        dryRun = dry;
        parts.forEach(listener);
        return Answer.of(new Report(
                parts.stream().mapToInt(Report::imported).sum(),
                parts.stream().mapToInt(Report::duplicates).sum(),
                parts.stream().mapToInt(Report::invalid).sum(),
                dry,
                2,
                false,
                List.of()));
    }
}
