package org.bestow.shell.internal;

import java.util.Collection;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.bestow.api.Types;

/** Ids of types. */
@Service
public final class TypeCompleter extends LookUp {

    @Override
    Collection<String> candidates(Services services, List<String> words) {
        return services.find(Types.class).flatMap(types -> given(types.list(operator()))).orElse(List.of()).stream()
                .map(Types.Info::id)
                .toList();
    }
}
