package org.bestow.shell.internal;

import java.util.Collection;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.bestow.api.Catalog;

/** Codes of packages on sale. */
@Service
public final class PackageCompleter extends LookUp {

    @Override
    Collection<String> candidates(Services services, List<String> words) {
        return services
                .find(Catalog.class)
                .flatMap(catalog -> given(catalog.packages(operator())))
                .orElse(List.of())
                .stream()
                .map(Catalog.PackageInfo::code)
                .toList();
    }
}
