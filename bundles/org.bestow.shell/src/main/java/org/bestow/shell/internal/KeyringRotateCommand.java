package org.bestow.shell.internal;

import java.io.PrintStream;
import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.bestow.api.KeyringRotation;

/** Seals all licence keys and secret settings with a new key, and retires old ones. The work is done by a thread of the platform, never by the shell's. */
@Service
@Command(
        scope = "bestow",
        name = "keyring-rotate",
        description =
                "Seals all licence keys and secret settings with a new key of the keyring; retires keys that seal nothing any more",
        detailedDescription = "classpath:keyring-rotate.txt")
public final class KeyringRotateCommand extends PlatformCommand {

    private static final int PARTS = 10;

    @Option(name = "--status", description = "Only shows the keys and how far a rotation is")
    boolean status;

    @Option(name = "--background", description = "Does not wait for the end")
    boolean background;

    @Option(name = "--retire", description = "Removes this key from the keyring, if it seals nothing any more")
    @Completion(SealingKeyCompleter.class)
    String retire;

    /** How often it is looked how far it is. */
    long pauseMillis = 250;

    @Override
    void run(Services services, PrintStream out) throws CommandException {
        var rotation = services.need(KeyringRotation.class);
        if (retire != null && (status || background) || status && background) {
            throw new CommandException("Only one of --status, --background and --retire.");
        }
        if (retire != null) {
            var left = given(rotation.retire(operator(), retire));
            if (!json) {
                out.println("The key " + retire
                        + " was removed. Keep your old copy of the keyring as long as backups of the"
                        + " database from before the rotation.");
            }
            print(given(rotation.progress(operator())), left, out);
            return;
        }
        var progress = status ? given(rotation.progress(operator())) : given(rotation.start(operator()));
        if (!status && !background) {
            progress = await(rotation, progress, out);
        }
        print(progress, given(rotation.keys(operator())), out);
        if (progress.failure().isPresent() && !json) {
            throw new CommandException("The rotation did not come to its end. "
                    + progress.failure().get());
        }
        exitCode = progress.failure().isPresent() ? 1 : 0;
    }

    private KeyringRotation.Progress await(KeyringRotation rotation, KeyringRotation.Progress started, PrintStream out)
            throws CommandException {
        var progress = started;
        var printed = 0L;
        try {
            while (progress.running()) {
                // between two looks; this thread holds no connection, so Ctrl-C ends the waiting and nothing else
                Thread.sleep(pauseMillis);
                progress = given(rotation.progress(operator()));
                var part = progress.total() == 0 ? 0 : progress.done() * PARTS / progress.total();
                if (!json && progress.running() && part > printed) {
                    printed = part;
                    out.println(progress.done() + " of " + progress.total() + " values are sealed anew.");
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new CommandException(
                    "The rotation goes on in the background: see bestow:keyring-rotate --status.", stop);
        }
        return progress;
    }

    private void print(KeyringRotation.Progress progress, List<KeyringRotation.Key> keys, PrintStream out) {
        if (json) {
            var list = keys.stream()
                    .map(key -> Json.object("id", key.id(), "newest", key.newest(), "sealed", key.sealed()))
                    .toList();
            out.println(Json.write(Json.object(
                    "running", progress.running(),
                    "done", progress.done(),
                    "total", progress.total(),
                    "failure", progress.failure(),
                    "keys", list)));
            return;
        }
        if (progress.running()) {
            out.println("A rotation is running: " + progress.done() + " of " + progress.total()
                    + " values are sealed anew.");
        }
        var table = new Table("Key", "Seals", "Values", "What to do");
        keys.forEach(
                key -> table.row(key.id(), key.newest() ? "yes" : "no", key.sealed(), advice(key, progress.running())));
        table.print(out);
    }

    private static String advice(KeyringRotation.Key key, boolean running) {
        if (key.newest()) {
            return "keep; copy the keyring to where your other copy is";
        }
        if (key.sealed() > 0) {
            return running ? "wait" : "run bestow:keyring-rotate: it goes on";
        }
        return running ? "wait" : "may go: bestow:keyring-rotate --retire " + key.id();
    }
}
