package org.bestow.shell.internal;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.bestow.api.Standing;

/** How a company can stand in the programme. */
@Service
public final class StandingCompleter extends LookUp {

    @Override
    Collection<String> candidates(Services services, List<String> words) {
        return Stream.of(Standing.Kind.values()).map(Standing.Kind::code).toList();
    }
}
