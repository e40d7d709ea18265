package org.bestow.core.internal.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.bestow.api.Caller;
import org.bestow.api.Language;
import org.bestow.api.Problem;
import org.bestow.core.internal.benefit.Snapshot;
import org.bestow.core.internal.catalog.SettingsCheck.Verdict;
import org.bestow.core.internal.text.CoreTexts;
import org.bestow.core.internal.text.Problems;
import org.bestow.core.internal.text.Texts;
import org.bestow.spi.Part;
import org.bestow.spi.Scope;

/**
 * A deployed type. Every call into the plug-in runs on the type's own threads, in limited time, while the caller holds no connection
 * and no lock. May be kept beyond the type's life: it holds nothing of the plug-in then, and answers "unavailable". Thread-safe.
 */
final class LiveType {

    private static final Duration DECISION = Duration.ofSeconds(2);

    private final String id;
    private final String version;
    private final Texts texts;
    private final PluginThreads threads;
    private final Health health;
    private final Pages pages;
    private volatile Optional<Registration> registration;

    LiveType(String id, String version, Registration registration, PluginThreads threads, Texts texts, Clock clock) {
        this.id = id;
        this.version = version;
        this.registration = Optional.of(registration);
        this.threads = threads;
        this.texts = texts;
        this.health = new Health(id, version, clock);
        this.pages = new Pages(id, texts, threads, health);
    }

    String id() {
        return id;
    }

    String version() {
        return version;
    }

    Optional<ActionInfo> action(String name) {
        return registration
                .flatMap(type -> Optional.ofNullable(type.actions().get(name)))
                .map(Registration.Action::info);
    }

    /** Whether it keeps data of a benefit. */
    boolean hasDocument() {
        return registration
                .filter(type -> type.documents().containsKey(Scope.BENEFIT))
                .isPresent();
    }

    /** In the order in which the type defined them; empty once the type is gone. */
    List<ActionInfo> actions() {
        return registration
                .map(type -> type.actions().values().stream()
                        .map(Registration.Action::info)
                        .toList())
                .orElse(List.of());
    }

    /** What of a benefit has to be read for its details page. */
    Set<Part> detailsParts() {
        return registration.flatMap(Registration::details).isPresent() ? Set.of(Part.values()) : Set.of();
    }

    /** JSON Schema of an action's input without choices that depend on a benefit; empty when there is no such action. */
    Optional<String> inputSchema(String action, Language language) {
        return registration.flatMap(type -> Optional.ofNullable(type.actions().get(action))
                .map(found -> new Offers(texts, id, type, language).schema(found, Map.of())));
    }

    /** JSON Schema of the settings in their newest version; empty once the type is gone. */
    Optional<String> settingsSchema(Language language) {
        return registration.map(type -> settingsSchema(id, type, texts, language));
    }

    static String settingsSchema(String id, Registration type, Texts texts, Language language) {
        return new SchemaWriter(texts, id, language, Map.of())
                .write(type.settings().shape(), "settings");
    }

    /**
     * Holds an input against the action's schema; what its record's constructor says is known with the decision.
     *
     * @param member whose users, seats and keys it may name
     */
    ParsedInput input(String action, String json, long member, Language language) {
        var found =
                registration.flatMap(type -> Optional.ofNullable(type.actions().get(action)));
        if (found.isEmpty()) {
            return new ParsedInput.Ok(json, Set.of()); // gone meanwhile: the decision will say so
        }
        var shape = found.get().input();
        var checker = new Checker(language, OptionalLong.of(member));
        try {
            var canonical = checker.check(Json.parse(json), shape, "");
            if (!checker.errors().isEmpty()) {
                return new ParsedInput.Bad(checker.errors());
            }
            return new ParsedInput.Ok(canonical.toString(), checker.users());
        } catch (JsonProcessingException e) {
            return new ParsedInput.Bad(List.of(new Problem.FieldError("", CoreTexts.of("field.malformed", language))));
        }
    }

    /** Asks for a decision on a snapshot with the action's parts and target in it. */
    Outcome decide(Snapshot snapshot, Caller caller, String action, String canonicalJson) {
        var type = registration;
        var found = type.flatMap(known -> Optional.ofNullable(known.actions().get(action)));
        if (found.isEmpty() || !health.allows()) {
            return new Outcome.Unavailable();
        }
        var reply = threads.call(DECISION, new Deciding(type.get(), found.get(), snapshot, caller, canonicalJson));
        if (reply instanceof PluginThreads.Value<Deciding.Reply> value) {
            health.well(snapshot);
            return value.value() instanceof Deciding.Made made
                    ? new Outcome.Decision(made.decided())
                    : badInput((Deciding.Refused) value.value(), caller.language());
        }
        if (reply instanceof PluginThreads.Thrown<Deciding.Reply> thrown) {
            health.failed(snapshot, thrown.fault());
            return new Outcome.Faulty(thrown.fault());
        }
        return new Outcome.Unavailable();
    }

    private static Outcome badInput(Deciding.Refused refused, Language language) {
        return new Outcome.BadInput(new Problem.FieldError(
                refused.path(), CoreTexts.of("field.not-allowed", language, Map.of("reason", refused.reason()))));
    }

    /** The details page with the actions on the benefit itself; waits 3 seconds at most. */
    Panel panel(Snapshot snapshot, Caller caller, Permit permit) {
        return registration
                .map(type -> pages.panel(type, snapshot, caller, permit))
                .orElseGet(() -> Panel.of(Problems.of(Problem.Kind.TYPE_UNAVAILABLE, caller.language())));
    }

    /** What is said of each of the snapshot's seats or keys; nothing when the type cannot answer within 3 seconds. */
    Sayings sayings(Snapshot snapshot, Caller caller, Scope scope, Permit permit) {
        return registration
                .map(type -> pages.sayings(type, snapshot, caller, scope, permit))
                .orElse(Sayings.NONE);
    }

    /** Whether settings fit; unchecked when the type could not look. */
    Verdict check(String settings, int writtenAs) {
        var type = registration;
        if (type.isEmpty()) {
            return Verdict.unchecked();
        }
        var reply = threads.call(DECISION, () -> {
            try {
                type.get().settings().read(settings, writtenAs);
                return Verdict.checked();
            } catch (Rejected e) {
                return Verdict.faulty(e.path(), e.getMessage());
            }
        });
        if (reply instanceof PluginThreads.Value<Verdict> value) {
            return value.value();
        }
        return reply instanceof PluginThreads.Thrown<Verdict> thrown
                ? Verdict.faulty("", thrown.fault())
                : Verdict.unchecked();
    }

    /** How its calls go. */
    Health health() {
        return health;
    }

    List<PluginThreads.Hanging> hanging() {
        return threads.hanging();
    }

    /** Lets the plug-in go: no new calls, running ones get {@code patience}, then they are cancelled; gives back what hangs on. */
    List<PluginThreads.Hanging> leave(Duration patience) {
        var hanging = threads.close(patience);
        registration = Optional.empty();
        return hanging;
    }
}
