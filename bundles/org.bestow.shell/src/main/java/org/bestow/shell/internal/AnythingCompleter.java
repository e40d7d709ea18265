package org.bestow.shell.internal;

import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;

/**
 * For a free text before an argument that completes: Karaf completes an argument only if the completers of those before it know what
 * was typed there, and one without a completer knows nothing.
 */
@Service
public final class AnythingCompleter implements Completer {

    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        var word = line.getCursorArgument();
        if (word == null || word.isEmpty()) {
            return -1;
        }
        candidates.add(word);
        return line.getBufferPosition() - line.getArgumentPosition();
    }
}
