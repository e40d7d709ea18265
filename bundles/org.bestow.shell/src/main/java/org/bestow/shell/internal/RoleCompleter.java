package org.bestow.shell.internal;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.bestow.spi.Role;

/** Roles: those of members where the command line names one, else all. */
@Service
public final class RoleCompleter extends LookUp {

    @Override
    Collection<String> candidates(Services services, List<String> words) {
        var all = Stream.of(Role.values());
        return (words.contains("--member") ? all.filter(role -> role != Role.OPERATOR) : all)
                .map(Role::name)
                .toList();
    }
}
