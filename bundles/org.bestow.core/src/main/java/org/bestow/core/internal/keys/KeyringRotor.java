package org.bestow.core.internal.keys;

import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bestow.api.Answer;
import org.bestow.api.Caller;
import org.bestow.api.Journal;
import org.bestow.api.KeyringRotation;
import org.bestow.api.Policy;
import org.bestow.api.Problem;
import org.bestow.core.internal.member.Access;
import org.bestow.core.internal.member.Trail;
import org.bestow.core.internal.schema.Schema;
import org.bestow.core.internal.text.OperatorTexts;
import org.bestow.store.Sql;
import org.bestow.store.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rotates the keyring in a thread of its own, which nobody interrupts: it stops between two parts. Immediate, because it works on when
 * the command that started it has gone. Thread-safe.
 */
@Component(service = KeyringRotation.class, immediate = true)
public final class KeyringRotor implements KeyringRotation {

    private static final Logger LOG = LoggerFactory.getLogger(KeyringRotor.class);

    private final Store store;
    private final Keyring keyring;
    private final Access access;
    private final Journal journal;
    private final Clock clock;
    private final KeyringUse use;
    private final Set<String> retired = ConcurrentHashMap.newKeySet();
    private volatile Progress progress;
    private volatile boolean stopped;
    private Optional<Thread> running = Optional.empty(); // guarded by this

    @Activate
    public KeyringRotor(
            @Reference Schema schema,
            @Reference Keyring keyring,
            @Reference Access access,
            @Reference Journal journal,
            @Reference Clock clock) {
        this.store = schema.store();
        this.keyring = keyring;
        this.access = access;
        this.journal = journal;
        this.clock = clock;
        this.use = new KeyringUse(store);
        this.progress = new Progress(false, keyring.newest(), 0, 0, Optional.empty());
    }

    /** Waits for the part that is being written. */
    @Deactivate
    void stop() throws InterruptedException {
        stopped = true;
        Optional<Thread> last;
        synchronized (this) {
            last = running;
        }
        if (last.isPresent()) {
            last.get().join();
        }
    }

    @Override
    public Answer<List<Key>> keys(Caller caller) {
        return access.refusal(caller, Policy.Permission.OPERATE_KEYS)
                .map(Answer::<List<Key>>no)
                .orElseGet(() -> Answer.of(keys()));
    }

    private List<Key> keys() {
        var sealed = use.sealed();
        return keyring.ids().stream()
                .filter(id -> !retired.contains(id))
                .map(id -> new Key(id, id.equals(keyring.newest()), sealed.getOrDefault(id, 0L)))
                .toList();
    }

    @Override
    public Answer<Progress> progress(Caller caller) {
        return access.refusal(caller, Policy.Permission.OPERATE_KEYS)
                .map(Answer::<Progress>no)
                .orElseGet(() -> Answer.of(progress));
    }

    @Override
    public synchronized Answer<Progress> start(Caller caller) {
        var refusal = access.refusal(caller, Policy.Permission.OPERATE_KEYS);
        if (refusal.isPresent()) {
            return Answer.no(refusal.get());
        }
        if (progress.running()) {
            return Answer.of(progress);
        }
        var left = left();
        if (left == 0) {
            try {
                renew(caller);
            } catch (KeyringRefused e) {
                return Answer.no(problem(Problem.Kind.INVALID, caller, "keyring.file.title", e.getMessage()));
            }
            left = left();
        }
        progress = new Progress(true, keyring.newest(), 0, left, Optional.empty());
        var thread = new Thread(() -> run(caller), "bestow-keyring");
        thread.setDaemon(true);
        running = Optional.of(thread);
        thread.start();
        return Answer.of(progress);
    }

    /** How many values an older key seals. */
    private long left() {
        return keys().stream()
                .filter(key -> !key.newest())
                .mapToLong(Key::sealed)
                .sum();
    }

    /** First the file has the new key, then the database needs it, and only then it seals. */
    private void renew(Caller caller) {
        var newer = keyring.file().add(keyring);
        use.record(newer, clock.instant());
        keyring.become(newer);
        store.global().transact(sql -> {
            audit(sql, caller, "keyring-rotate", newer.newest(), "The key " + newer.newest() + " seals from now on.");
            return null;
        });
    }

    private void run(Caller caller) {
        try {
            var resealing = new Resealing(store, keyring, () -> stopped, this::more);
            var settings = new SettingsResealing(store, keyring, () -> stopped, this::more);
            do {
                if (!resealing.pass() || !settings.pass()) {
                    end(Optional.of("It was stopped; start it again, and it goes on."));
                    return;
                }
            } while (left() > 0);
            store.global().transact(sql -> {
                var key = keyring.newest();
                audit(sql, caller, "keyring-rotated", key, "Every value is sealed with the key " + key + ".");
                return null;
            });
            end(Optional.empty());
        } catch (RuntimeException e) { // whatever it was: the thread is ours, and the operator has to hear of it
            LOG.error("The rotation of the keyring failed; start it again, and it goes on", e);
            end(Optional.of("It failed (see the log); start it again, and it goes on."));
        }
    }

    private void more(long count) {
        progress = new Progress(
                true,
                progress.key(),
                progress.done() + count,
                Math.max(progress.total(), progress.done() + count),
                Optional.empty());
    }

    private void end(Optional<String> failure) {
        progress = new Progress(false, progress.key(), progress.done(), progress.total(), failure);
    }

    @Override
    public synchronized Answer<List<Key>> retire(Caller caller, String id) {
        var refusal = access.refusal(caller, Policy.Permission.OPERATE_KEYS);
        if (refusal.isPresent()) {
            return Answer.no(refusal.get());
        }
        if (progress.running()) {
            var wait = OperatorTexts.of("keyring.running", caller.language(), Map.of());
            return Answer.no(problem(Problem.Kind.INVALID, caller, "keyring.used.title", wait));
        }
        var key = keys().stream().filter(each -> each.id().equals(id)).findFirst();
        if (key.isEmpty()) {
            return Answer.no(problem(
                    Problem.Kind.NOT_FOUND,
                    caller,
                    "keyring.unknown.title",
                    text(caller, "keyring.unknown.detail", id, 0)));
        }
        if (key.get().newest() || key.get().sealed() > 0) {
            var why = key.get().newest() ? "keyring.used.newest" : "keyring.used.detail";
            return Answer.no(problem(
                    Problem.Kind.INVALID,
                    caller,
                    "keyring.used.title",
                    text(caller, why, id, key.get().sealed())));
        }
        try {
            var file = keyring.file();
            store.global().transact(sql -> {
                KeyringUse.forget(sql, id);
                audit(sql, caller, "keyring-retire", id, "The key " + id + " was removed from the keyring.");
                return null;
            });
            file.remove(keyring, id);
            // what was read before it was sealed anew may still have to be opened: the ring in memory keeps it until
            // the next start
            retired.add(id);
            return Answer.of(keys());
        } catch (KeyringRefused e) {
            return Answer.no(problem(Problem.Kind.INVALID, caller, "keyring.file.title", e.getMessage()));
        }
    }

    private static String text(Caller caller, String key, String id, long count) {
        return OperatorTexts.of(key, caller.language(), Map.of("id", id, "count", count));
    }

    private static Problem problem(Problem.Kind kind, Caller caller, String title, String detail) {
        return Problem.of(kind, OperatorTexts.of(title, caller.language(), Map.of()), detail);
    }

    private void audit(Sql sql, Caller caller, String action, String key, String summary) throws SQLException {
        var row = Trail.of(caller, clock.instant())
                .row(0, action, new Trail.Subject("keyring", key), Trail.json(Map.of("key", key)), summary);
        journal.write(sql.connection(), List.of(row), List.of(), List.of());
    }
}
