package org.bestow.shell.internal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.CommandSessionListener;
import org.apache.felix.service.command.Function;
import org.apache.karaf.shell.support.CommandException;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/**
 * Prints as JSON what is wrong with a command's options and arguments, where {@code --json} is among them. Karaf reads them before the
 * command's own code runs, and has no place for another form of its errors. So while a line runs, its session has a variable for each
 * of our commands: the shell finds it before the command, as it finds an alias, and the command with its completers, help and
 * permissions stays what it is. Thread-safe.
 */
@Component(service = CommandSessionListener.class)
public final class ArgumentErrors implements CommandSessionListener {

    private static final String OURS = "bestow:";
    private static final String ANY_SCOPE = "*:";

    /** How many lines of a session run within each other: a script is a line that runs lines. */
    private final Map<CommandSession, Integer> running = new ConcurrentHashMap<>();

    @Override
    public void beforeExecute(CommandSession session, CharSequence line) {
        if (running.merge(session, 1, Integer::sum) == 1) {
            commands(session).forEach(command -> surround(session, command));
        }
    }

    @Override
    public void afterExecute(CommandSession session, CharSequence line, Exception exception) {
        ended(session);
    }

    @Override
    public void afterExecute(CommandSession session, CharSequence line, Object result) {
        ended(session);
    }

    /** Lines that still run keep nothing of a bundle that has gone. */
    @Deactivate
    void close() {
        running.keySet().forEach(ArgumentErrors::restore);
        running.clear();
    }

    private void ended(CommandSession session) {
        var left = running.computeIfPresent(session, (same, lines) -> lines == 1 ? null : lines - 1);
        if (left == null) {
            restore(session);
        }
    }

    private static void surround(CommandSession session, String command) {
        if (!(session.get(command) instanceof Function function)) {
            return;
        }
        var surrounded = new WithJson(command, function);
        var anywhere = unscoped(command);
        var isFoundUnscoped = session.get(anywhere) == function;
        session.put(command, surrounded);
        if (isFoundUnscoped) {
            session.put(anywhere, surrounded);
        }
    }

    private static void restore(CommandSession session) {
        for (var command : commands(session)) {
            session.put(command, null);
            session.put(unscoped(command), null);
        }
    }

    /** What the shell looks up when a command is called without its scope. */
    private static String unscoped(String command) {
        return ANY_SCOPE + command.substring(OURS.length());
    }

    private static List<String> commands(CommandSession session) {
        return ((Set<?>) session.get(".commands"))
                .stream()
                        .map(String::valueOf)
                        .filter(name -> name.startsWith(OURS))
                        .toList();
    }

    private record WithJson(String name, Function command) implements Function {

        @Override
        public Object execute(CommandSession session, List<Object> arguments) throws Exception {
            var asJson = arguments.stream().map(String::valueOf).anyMatch("--json"::equals);
            try {
                return command.execute(session, arguments);
            } catch (CommandException wrong) {
                if (!asJson) {
                    throw wrong;
                }
                return PlatformCommand.failed(wrong.getMessage(), name + " --help lists its options and arguments.");
            }
        }
    }
}
