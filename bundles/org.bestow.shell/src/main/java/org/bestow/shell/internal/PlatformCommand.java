package org.bestow.shell.internal;

import java.io.PrintStream;
import java.util.Map;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.support.CommandException;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.bestow.api.Answer;
import org.bestow.api.Caller;
import org.bestow.api.Language;
import org.osgi.framework.BundleContext;

/** What all commands share: the operator who calls, the two forms of output, and errors that say what to do. One object a call. */
abstract class PlatformCommand implements Action {

    private static final Integer FAILED = 1;

    @Reference
    BundleContext bundle;

    @Option(name = "--json", description = "Prints JSON instead of a table")
    boolean json;

    @Option(name = "--language", description = "Language of texts: en, zh-CN or zh-TW", valueToShowInHelp = "en")
    @Completion(
            value = StringsCompleter.class,
            values = {"en", "zh-CN", "zh-TW"})
    String language = "en";

    /** Of a command that has said everything already; over SSH the exit code is what a command returns. */
    int exitCode;

    @Override
    public final Object execute() throws CommandException {
        try (var services = new RegisteredServices(bundle)) {
            run(services, System.out); // Karaf leads it to the session, or into the pipe
        } catch (CommandException no) {
            if (!json) {
                throw no;
            }
            return no instanceof Refused refused
                    ? failed(Problems.json(refused.problem()))
                    : failed(no.getMessage(), "");
        }
        return exitCode == 0 ? null : exitCode;
    }

    /** Does the work of the command and prints what came of it. */
    abstract void run(Services services, PrintStream out) throws CommandException;

    /** Prints the JSON of a command that the platform did not refuse, but that could not be carried out; gives its result. */
    static Object failed(String title, String detail) {
        return failed(Json.object("type", "urn:bestow:command-failed", "title", title, "detail", detail));
    }

    private static Object failed(Map<String, Object> error) {
        System.out.println(Json.write(Json.object("error", error)));
        return FAILED;
    }

    /** The operator at the shell. */
    final Caller operator() {
        return Operator.reading(Language.nearest(language));
    }

    static <T> T given(Answer<T> answer) throws CommandException {
        if (answer instanceof Answer.Denied<T> no) {
            throw new Refused(no.problem());
        }
        return ((Answer.Given<T>) answer).value();
    }
}
