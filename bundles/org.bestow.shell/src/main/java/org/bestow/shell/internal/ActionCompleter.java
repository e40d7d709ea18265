package org.bestow.shell.internal;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.bestow.api.Benefits;
import org.bestow.api.Caller;
import org.bestow.api.Page;
import org.bestow.api.PublicId;

/** Names of the actions of the benefit that the command line names, and of its keys and seats. */
@Service
public final class ActionCompleter extends LookUp {

    @Override
    Collection<String> candidates(Services services, List<String> words) {
        var benefit = words.stream()
                .flatMap(word -> PublicId.parse(PublicId.Kind.BENEFIT, word).stream())
                .findFirst();
        var benefits = services.find(Benefits.class);
        if (benefit.isEmpty() || benefits.isEmpty()) {
            return List.of();
        }
        var caller = operator().actingFor(benefit.get().member(), "completion in the shell");
        return names(benefits.get(), caller, benefit.get().toString())
                .distinct()
                .toList();
    }

    private static Stream<String> names(Benefits benefits, Caller caller, String id) {
        var some = Page.Request.first(10);
        var own = given(benefits.get(caller, id)).stream().flatMap(sheet -> sheet.actions().stream());
        var ofKeys = given(benefits.keys(caller, id, some)).stream()
                .flatMap(page -> page.items().stream())
                .flatMap(key -> key.actions().stream());
        var ofSeats = given(benefits.assignments(caller, id, some)).stream()
                .flatMap(page -> page.items().stream())
                .flatMap(seat -> seat.actions().stream());
        return Stream.of(own, ofKeys, ofSeats).flatMap(offers -> offers).map(Benefits.Offer::name);
    }
}
