package org.bestow.shell.internal;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.bestow.api.Messages;
import org.bestow.api.Page;

/** Ids of messages that failed, the newest. */
@Service
public final class MessageCompleter extends LookUp {

    @Override
    Collection<String> candidates(Services services, List<String> words) {
        return services
                .find(Messages.class)
                .flatMap(messages ->
                        given(messages.list(operator(), Optional.of(Messages.State.FAILED), Page.Request.first(200))))
                .map(Page::items)
                .orElse(List.of())
                .stream()
                .map(Messages.Item::id)
                .toList();
    }
}
