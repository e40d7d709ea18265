package org.bestow.shell.internal;

import java.util.Collection;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.bestow.api.Members;

/** Names of member companies; ids for names that would have to be quoted, unless one is typed out already. */
@Service
public final class MemberCompleter extends LookUp {

    @Override
    Collection<String> candidates(Services services, List<String> words) {
        return services.find(Members.class).map(Members::list).orElse(List.of()).stream()
                .map(member -> member.name().matches("[\\p{L}\\p{N}.-]+") || words.contains(member.name())
                        ? member.name()
                        : member.id())
                .toList();
    }
}
