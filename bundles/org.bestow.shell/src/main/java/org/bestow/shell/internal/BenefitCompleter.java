package org.bestow.shell.internal;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.bestow.api.Benefits;
import org.bestow.api.Members;
import org.bestow.api.Page;
import org.bestow.api.PublicId;

/** Ids of benefits of the member that the command line names, or of the first members where it names none. */
@Service
public final class BenefitCompleter extends LookUp {

    private static final int MEMBERS = 20;

    @Override
    Collection<String> candidates(Services services, List<String> words) {
        var benefits = services.find(Benefits.class);
        if (benefits.isEmpty()) {
            return List.of();
        }
        var listed = members(services, option(words, "--member")).stream()
                .map(member -> operator().actingFor(member.number(), "completion in the shell"))
                .flatMap(caller ->
                        given(benefits.get().list(caller, Benefits.Query.all(), Page.Request.first(200))).stream())
                .flatMap(page -> page.items().stream())
                .map(Benefits.Row::id);
        return Stream.concat(typed(PublicId.Kind.BENEFIT, words), listed)
                .distinct()
                .toList();
    }

    private static List<Members.Member> members(Services services, Optional<String> named) {
        var members = services.find(Members.class);
        if (named.isPresent()) {
            return members.flatMap(all -> all.find(named.get())).stream().toList();
        }
        return members.map(Members::list).orElse(List.of()).stream()
                .limit(MEMBERS)
                .toList();
    }
}
