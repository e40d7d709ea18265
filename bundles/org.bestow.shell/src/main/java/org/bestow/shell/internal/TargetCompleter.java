package org.bestow.shell.internal;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.bestow.api.Benefits;
import org.bestow.api.Page;
import org.bestow.api.PublicId;

/** Ids of the seats and keys of the benefit that the command line names, or of the member's first benefits where it names none. */
@Service
public final class TargetCompleter extends LookUp {

    private static final int BENEFITS = 20;

    @Override
    Collection<String> candidates(Services services, List<String> words) {
        var named = words.stream()
                .filter(word -> PublicId.parse(PublicId.Kind.BENEFIT, word).isPresent())
                .findFirst();
        var benefits = named.isPresent()
                ? List.of(named.get())
                : new BenefitCompleter()
                        .candidates(services, words).stream().limit(BENEFITS).toList();
        return services.find(Benefits.class).stream()
                .flatMap(all -> benefits.stream().flatMap(benefit -> targets(all, benefit)))
                .toList();
    }

    private static Stream<String> targets(Benefits all, String benefit) {
        var member =
                PublicId.parse(PublicId.Kind.BENEFIT, benefit).orElseThrow().member();
        var caller = operator().actingFor(member, "completion in the shell");
        var first = Page.Request.first(MOST);
        var seats = given(all.assignments(caller, benefit, first)).stream()
                .flatMap(page -> page.items().stream())
                .map(Benefits.Seat::id);
        var keys = given(all.keys(caller, benefit, first)).stream()
                .flatMap(page -> page.items().stream())
                .map(Benefits.TakenKey::id);
        return Stream.concat(seats, keys);
    }
}
