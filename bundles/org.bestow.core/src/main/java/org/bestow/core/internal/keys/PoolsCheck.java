package org.bestow.core.internal.keys;

import java.util.List;
import java.util.stream.Collectors;
import org.bestow.api.Check;
import org.bestow.api.KeyPools;
import org.bestow.api.KeyPools.Pool;
import org.bestow.core.internal.schema.Schema;
import org.bestow.store.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Looks for pools that are running out. Thread-safe. */
@Component(service = Check.class)
public final class PoolsCheck implements Check {

    private static final int NAMED = 10;

    private final Store store;

    @Activate
    public PoolsCheck(@Reference Schema schema) {
        this.store = schema.store();
    }

    @Override
    public String name() {
        return "key-pools";
    }

    @Override
    public Result run() {
        var pools =
                store.global().read(PoolRow::list).stream().map(PoolRow::pool).toList();
        var empty = names(pools, KeyPools.Level.EMPTY);
        var low = names(pools, KeyPools.Level.LOW);
        if (empty.isEmpty() && low.isEmpty()) {
            return Result.ok("Every pool has keys enough.");
        }
        return Result.warn(
                (empty.isEmpty() ? "" : "Empty: " + empty + ". ") + (low.isEmpty() ? "" : "Low: " + low + ". ")
                        + "Import keys with bestow:key-import; bestow:key-status tells more.");
    }

    private static String names(List<Pool> pools, KeyPools.Level level) {
        var found = pools.stream()
                .filter(pool -> pool.level() == level)
                .map(Pool::code)
                .toList();
        var named = found.stream().limit(NAMED).collect(Collectors.joining(", "));
        return found.size() <= NAMED ? named : named + " and " + (found.size() - NAMED) + " more";
    }
}
