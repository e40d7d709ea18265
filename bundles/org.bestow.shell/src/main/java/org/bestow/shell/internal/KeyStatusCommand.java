package org.bestow.shell.internal;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.bestow.api.KeyPools;
import org.bestow.api.Page;

/** Shows how much is left in which pool. */
@Service
@Command(
        scope = "bestow",
        name = "key-status",
        description = "Lists key pools with what is left in them, and what uses them",
        detailedDescription = "classpath:key-status.txt")
public final class KeyStatusCommand extends PlatformCommand {

    private static final int NAMED = 3;

    @Option(name = "--low", description = "Only pools that are low or empty")
    boolean low;

    @Option(name = "--limit", description = "How many, 1 to 200", valueToShowInHelp = "50")
    int limit = 50;

    @Option(
            name = "--after",
            description = "Goes on after a page: the cursor that it ended with",
            valueToShowInHelp = "")
    String after;

    @Argument(name = "pool", description = "Code or id of one pool; left out: all")
    @Completion(PoolCompleter.class)
    String pool;

    @Override
    void run(Services services, PrintStream out) throws CommandException {
        var service = services.need(KeyPools.class);
        var page = Arguments.page(limit, after);
        var pools =
                pool == null ? given(service.list(operator(), low, page)) : one(given(service.get(operator(), pool)));
        var codes = pools.items().stream().map(KeyPools.Pool::code).collect(Collectors.toSet());
        var items = given(service.items(operator(), codes));
        var table = new Table("Pool", "Id", "Kind", "Available", "Claimed", "Low at", "Level", "Used by")
                .whenEmpty(low ? "Every pool has keys enough." : "There is no key pool; they come with the catalogue.");
        new Listing<KeyPools.Pool>(table, (rows, each) -> row(rows, each, items), each -> json(each, items))
                .print(pools, json, out);
    }

    private Page<KeyPools.Pool> one(KeyPools.Pool found) {
        var shown = !low || found.level() != KeyPools.Level.OK;
        return new Page<>(shown ? List.of(found) : List.of(), Optional.empty());
    }

    private static void row(Table table, KeyPools.Pool pool, Map<String, List<String>> items) {
        table.row(
                pool.code(),
                pool.id(),
                Arguments.word(pool.kind()),
                pool.available(),
                pool.claimed(),
                pool.lowAt(),
                Arguments.word(pool.level()),
                names(items.getOrDefault(pool.code(), List.of())));
    }

    private static String names(List<String> items) {
        var named = String.join(", ", items.subList(0, Math.min(NAMED, items.size())));
        return items.isEmpty()
                ? "-"
                : items.size() <= NAMED ? named : named + " and " + (items.size() - NAMED) + " more";
    }

    private static Map<String, Object> json(KeyPools.Pool pool, Map<String, List<String>> items) {
        return Json.object(
                "id",
                pool.id(),
                "code",
                pool.code(),
                "kind",
                Arguments.word(pool.kind()),
                "available",
                pool.available(),
                "claimed",
                pool.claimed(),
                "lowAt",
                pool.lowAt(),
                "level",
                Arguments.word(pool.level()),
                "version",
                pool.version(),
                "usedBy",
                items.getOrDefault(pool.code(), List.of()));
    }
}
