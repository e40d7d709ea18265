package org.bestow.shell.internal;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.bestow.api.Language;

/** The languages of the platform's texts. */
@Service
public final class LanguageCompleter extends LookUp {

    @Override
    Collection<String> candidates(Services services, List<String> words) {
        return Stream.of(Language.values()).map(Language::tag).toList();
    }
}
