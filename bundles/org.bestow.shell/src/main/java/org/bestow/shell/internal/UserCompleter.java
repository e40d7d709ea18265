package org.bestow.shell.internal;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.bestow.api.Members;
import org.bestow.api.Page;
import org.bestow.api.PublicId;
import org.bestow.api.UserAccounts;
import org.bestow.api.UserAccounts.Filter;

/** Ids of users of the member that the command line names, else of operators. */
@Service
public final class UserCompleter extends LookUp {

    private static final Filter PRESENT = Filter.present(Optional.empty());

    @Override
    Collection<String> candidates(Services services, List<String> words) {
        var member = option(words, "--member");
        var caller = member.isEmpty()
                ? Optional.of(operator())
                : services.find(Members.class)
                        .flatMap(members -> members.find(member.get()))
                        .map(found -> operator().actingFor(found.number(), "completion in the shell"));
        var listed = caller.flatMap(one -> services.find(UserAccounts.class)
                .flatMap(accounts -> given(accounts.list(one, PRESENT, Page.Request.first(200)))));
        return Stream.concat(
                        typed(PublicId.Kind.USER, words),
                        listed.stream().flatMap(page -> page.items().stream()).map(account -> account.person()
                                .id()))
                .distinct()
                .toList();
    }
}
