package org.bestow.core.internal.keys;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bestow.core.internal.schema.Schema;
import org.bestow.spi.KeyKind;
import org.bestow.store.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Codes and kinds of the key pools, kept in memory: a pool never goes away and never changes its code or kind. Thread-safe.
 */
@Component(service = Pools.class)
public final class Pools {

    private static final String COLUMNS = "select id, code, kind from key_pool";

    private final Store store;
    private final Map<Long, PoolInfo> byId = new ConcurrentHashMap<>();
    private final Map<String, PoolInfo> byCode = new ConcurrentHashMap<>();

    @Activate
    public Pools(@Reference Schema schema) {
        this.store = schema.store();
    }

    /** What does not change from key to key. */
    public record PoolInfo(long id, String code, KeyKind kind) {}

    public Optional<PoolInfo> byCode(String code) {
        var known = byCode.get(code);
        if (known != null) {
            return Optional.of(known);
        }
        return keep(store.global().read(sql -> sql.query(COLUMNS + " where code = :code")
                .bind("code", code)
                .mapTo(PoolInfo.class)
                .findOne()));
    }

    public Optional<PoolInfo> byId(long id) {
        var known = byId.get(id);
        if (known != null) {
            return Optional.of(known);
        }
        return keep(store.global().read(sql -> sql.query(COLUMNS + " where id = :id")
                .bind("id", id)
                .mapTo(PoolInfo.class)
                .findOne()));
    }

    private Optional<PoolInfo> keep(Optional<PoolInfo> found) {
        found.ifPresent(pool -> {
            byId.put(pool.id(), pool);
            byCode.put(pool.code(), pool);
        });
        return found;
    }
}
