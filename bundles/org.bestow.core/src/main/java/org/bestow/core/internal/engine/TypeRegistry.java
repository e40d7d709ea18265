package org.bestow.core.internal.engine;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bestow.api.EventSink;
import org.bestow.api.Language;
import org.bestow.core.internal.catalog.ItemChecks;
import org.bestow.core.internal.catalog.SettingsCheck;
import org.bestow.core.internal.catalog.SettingsSchemas;
import org.bestow.core.internal.schema.Schema;
import org.bestow.core.internal.text.Texts;
import org.bestow.core.internal.text.TypeTexts;
import org.bestow.spi.BenefitType;
import org.bestow.spi.Definition;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The types that are deployed right now (DESIGN section 4). Immediate, because it must see every type that comes, and keeps what they
 * defined. Arrival and leave take at most 4 seconds each, whatever the plug-in does, and hold no lock meanwhile. Thread-safe.
 */
@Component(
        service = {TypeRegistry.class, SettingsCheck.class},
        immediate = true)
public final class TypeRegistry implements SettingsCheck {

    private static final Logger LOG = LoggerFactory.getLogger(TypeRegistry.class);
    private static final Duration DEFINITION = Duration.ofSeconds(3);
    private static final Duration DRAIN = Duration.ofSeconds(3);

    private final Texts texts;
    private final Clock clock;
    private final Aftermath aftermath;
    private final TypeSlots slots = new TypeSlots();
    private final ConcurrentMap<String, LiveType> live = new ConcurrentHashMap<>();
    private final ConcurrentMap<Object, Refused> refused = new ConcurrentHashMap<>();
    private final ConcurrentMap<Object, String> ids = new ConcurrentHashMap<>();
    private final Collection<PluginThreads.Hanging> abandoned = new CopyOnWriteArrayList<>();

    /** Open pages; whoever comes or goes, the list is replaced. */
    @Reference
    volatile List<EventSink> sinks = List.of();

    @Activate
    public TypeRegistry(
            @Reference Schema schema, @Reference Texts texts, @Reference Clock clock, @Reference ItemChecks items) {
        this.texts = texts;
        this.clock = clock;
        var records = new TypeRecords(schema.store());
        records.teach(texts);
        this.aftermath = new Aftermath(records::seen, items::recheck, () -> sinks);
    }

    TypeRegistry(Texts texts, Clock clock, Aftermath aftermath) {
        this.texts = texts;
        this.clock = clock;
        this.aftermath = aftermath;
    }

    /** A type that could not be registered. @param reason in words for operators */
    record Refused(String id, String version, String reason) {}

    @Reference(
            service = BenefitType.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            unbind = "unbindType")
    void bindType(ServiceReference<BenefitType<?>> reference, BenefitType<?> type) {
        var bundle = reference.getBundle();
        if (bundle == null) {
            return; // gone again
        }
        arrive(new Candidate(
                reference.getProperty(Constants.SERVICE_ID),
                String.valueOf(reference.getProperty(BenefitType.ID_PROPERTY)),
                bundle.getVersion().toString(),
                type,
                bundle.adapt(BundleWiring.class).getClassLoader(),
                path -> {
                    var entry = bundle.getEntry(path);
                    return entry == null ? null : entry.openStream();
                }));
    }

    void unbindType(ServiceReference<BenefitType<?>> reference) {
        leave(reference.getProperty(Constants.SERVICE_ID));
    }

    @Deactivate
    void stop() {
        aftermath.stop();
    }

    Optional<LiveType> live(String type) {
        return Optional.ofNullable(live.get(type));
    }

    /** All that serve. */
    Collection<LiveType> live() {
        return List.copyOf(live.values());
    }

    @Override
    public Verdict check(String type, String settingsJson, int version) {
        return live(type).map(found -> found.check(settingsJson, version)).orElseGet(Verdict::unchecked);
    }

    @Override
    public Optional<String> schema(String type, Language language) {
        return live(type).flatMap(found -> found.settingsSchema(language));
    }

    void arrive(Candidate candidate) {
        ids.put(candidate.key(), candidate.id());
        try {
            DefinitionBuilder.name(candidate.id(), "service property " + BenefitType.ID_PROPERTY);
        } catch (IllegalArgumentException e) {
            refuse(candidate, e.getMessage());
            return;
        }
        if (slots.enter(candidate)) {
            serve(candidate);
        } else {
            LOG.info("Type {} {} waits: another version serves", candidate.id(), candidate.version());
        }
    }

    private void serve(Candidate candidate) {
        var threads = new PluginThreads(candidate.id(), candidate.loader());
        var defined = threads.call(DEFINITION, () -> define(candidate.type()));
        if (!(defined instanceof PluginThreads.Value<Registration> registration)) {
            abandoned.addAll(threads.close(Duration.ZERO));
            refuse(
                    candidate,
                    defined instanceof PluginThreads.Thrown<Registration> thrown ? thrown.fault() : "stopped");
            serveNext(candidate.id(), candidate.key());
            return;
        }
        var words = words(candidate);
        texts.learn(candidate.id(), words);
        var type = new LiveType(candidate.id(), candidate.version(), registration.value(), threads, texts, clock);
        live.put(candidate.id(), type);
        if (!slots.serves(candidate.id(), candidate.key()) && live.remove(candidate.id(), type)) {
            abandoned.addAll(type.leave(DRAIN)); // it left while it was being defined
            return;
        }
        LOG.info("Type {} {} serves", candidate.id(), candidate.version());
        aftermath.arrived(new Aftermath.Arrival(
                candidate.id(),
                candidate.version(),
                words,
                form(candidate.id(), registration.value()),
                clock.instant()));
    }

    private SettingsSchemas.Form form(String id, Registration registration) {
        var schema = LiveType.settingsSchema(id, registration, texts, Language.EN);
        return new SettingsSchemas.Form(id, registration.settings().version(), schema);
    }

    private static Registration define(BenefitType<?> type) {
        var definition = new DefinitionBuilder();
        defineAny(type, definition);
        return definition.build();
    }

    @SuppressWarnings(
            "unchecked") // settings are only ever made by the shape that this very type hands to its definition
    private static void defineAny(BenefitType<?> type, Definition<Record> definition) {
        ((BenefitType<Record>) type).define(definition);
    }

    private static TypeTexts words(Candidate candidate) {
        try {
            return TypeTexts.read("bundle", candidate.texts());
        } catch (IOException e) {
            LOG.warn("Type {} {} has no readable texts: {}", candidate.id(), candidate.version(), e.getMessage());
            return TypeTexts.NONE;
        }
    }

    private void refuse(Candidate candidate, String reason) {
        refused.put(candidate.key(), new Refused(candidate.id(), candidate.version(), reason));
        LOG.warn("Type {} {} is refused: {}", candidate.id(), candidate.version(), reason);
    }

    void leave(Object key) {
        var id = ids.remove(key);
        if (id == null || refused.remove(key) != null || slots.withdraw(key)) {
            return;
        }
        var type = slots.serves(id, key) ? live.remove(id) : null;
        if (type != null) {
            var hanging = type.leave(DRAIN);
            abandoned.addAll(hanging);
            LOG.info("Type {} {} left", id, type.version());
            if (!hanging.isEmpty()) {
                LOG.warn("Type {} {} left {} hanging calls behind", id, type.version(), hanging.size());
            }
            aftermath.left();
        }
        serveNext(id, key);
    }

    /** Not here and now: defining takes time that who binds or unbinds has not. */
    private void serveNext(String id, Object key) {
        slots.release(id, key).ifPresent(next -> aftermath.later(() -> serve(next)));
    }

    /** Types that could not be registered and are still there. */
    List<Refused> refused() {
        return List.copyOf(refused.values());
    }

    /** Id and version of services that wait for their turn. */
    Map<String, String> waiting() {
        return slots.waiting();
    }

    /** Calls that hang, also of types that left. */
    List<PluginThreads.Hanging> hanging() {
        abandoned.removeIf(call -> !call.thread().isAlive());
        var hanging = new ArrayList<>(abandoned);
        live.values().forEach(type -> hanging.addAll(type.hanging()));
        return hanging;
    }
}
