package org.bestow.shell.internal;

import java.util.Collection;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.bestow.api.KeyPools;

/** Codes of key pools. */
@Service
public final class PoolCompleter extends LookUp {

    @Override
    Collection<String> candidates(Services services, List<String> words) {
        return services.find(KeyPools.class).flatMap(pools -> given(pools.list(operator()))).orElse(List.of()).stream()
                .map(KeyPools.Pool::code)
                .toList();
    }
}
