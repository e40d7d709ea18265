package org.bestow.shell.internal;

import java.util.Collection;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.bestow.api.KeyringRotation;

/** Ids of keys of the keyring that do not seal any more. */
@Service
public final class SealingKeyCompleter extends LookUp {

    @Override
    Collection<String> candidates(Services services, List<String> words) {
        return services
                .find(KeyringRotation.class)
                .flatMap(rotation -> given(rotation.keys(operator())))
                .orElse(List.of())
                .stream()
                .filter(key -> !key.newest())
                .map(KeyringRotation.Key::id)
                .toList();
    }
}
