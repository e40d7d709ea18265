package org.bestow.shell.internal;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.bestow.api.Answer;
import org.bestow.api.Caller;
import org.bestow.api.Language;
import org.bestow.api.PublicId;
import org.osgi.framework.BundleContext;

/** Completes with what the platform has now; with nothing while it cannot tell. */
abstract class LookUp implements Completer {

    /** More than fits on a screen helps nobody. */
    static final int MOST = 200;

    @Reference
    BundleContext bundle;

    @Override
    public final int complete(Session session, CommandLine line, List<String> candidates) {
        try (var services = new RegisteredServices(bundle)) {
            var words = line == null ? List.<String>of() : List.of(line.getArguments());
            var begun = line == null ? "" : begun(line);
            var some = candidates(services, words).stream()
                    .filter(candidate -> candidate.startsWith(begun))
                    .limit(MOST)
                    .toList();
            return new StringsCompleter(some).complete(session, line, candidates);
        } catch (RuntimeException e) { // whatever fails behind TAB must not spoil the line that is being typed
            return -1;
        }
    }

    /** What stands before the cursor of the word that is being typed. */
    private static String begun(CommandLine line) {
        var word = line.getCursorArgument();
        return word == null ? "" : word.substring(0, Math.min(word.length(), line.getArgumentPosition()));
    }

    /** @param words of the command line so far */
    abstract Collection<String> candidates(Services services, List<String> words);

    static Caller operator() {
        return Operator.reading(Language.EN);
    }

    static <T> Optional<T> given(Answer<T> answer) {
        return answer.fold(Optional::of, problem -> Optional.empty());
    }

    /**
     * Ids that stand in the line already. Karaf asks for an argument's completer only while those before it know what was typed, and
     * then shows them that one word and no option.
     */
    static Stream<String> typed(PublicId.Kind kind, List<String> words) {
        return words.stream().filter(word -> PublicId.parse(kind, word).isPresent());
    }

    /** The word after an option. */
    static Optional<String> option(List<String> words, String name) {
        int at = words.indexOf(name);
        return at >= 0 && at + 1 < words.size() ? Optional.of(words.get(at + 1)) : Optional.empty();
    }
}
