package org.bestow.core.internal.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.bestow.api.Language;
import org.bestow.core.internal.catalog.SettingsCheck.State;
import org.bestow.core.internal.catalog.SettingsCheck.Verdict;
import org.bestow.core.internal.keys.NamedPool;
import org.bestow.core.internal.keys.Pools;
import org.bestow.core.internal.keys.SettingsSeal;
import org.bestow.core.internal.schema.Schema;
import org.bestow.core.internal.text.OperatorTexts;
import org.bestow.spi.KeyKind;
import org.bestow.store.Store;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Checks the settings of items: by their type while it is there, and that the key pool which they name exists. Thread-safe; never
 * holds a connection while a type is asked.
 */
@Component(service = ItemChecks.class)
public final class ItemChecks {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MESSAGE = 2_000;
    private static final SettingsCheck NOBODY = (type, settings, version) -> Verdict.unchecked();

    private final Store store;
    private final Pools pools;
    private final SettingsSeal seal;
    private final Types types;

    /** A reference and not the service: who offers it may be about to start with our help. */
    @Reference(
            service = SettingsCheck.class,
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile ServiceReference<SettingsCheck> offered;

    @Activate
    public ItemChecks(
            BundleContext context, @Reference Schema schema, @Reference Pools pools, @Reference SettingsSeal seal) {
        this.store = schema.store();
        this.pools = pools;
        this.seal = seal;
        this.types = new Types() {
            @Override
            public <T> T ask(Function<SettingsCheck, T> question) {
                return ItemChecks.this.ask(context, question);
            }
        };
    }

    ItemChecks(Store store, Pools pools, SettingsSeal seal, SettingsCheck types) {
        this.store = store;
        this.pools = pools;
        this.seal = seal;
        this.types = new Types() {
            @Override
            public <T> T ask(Function<SettingsCheck, T> question) {
                return question.apply(types);
            }
        };
    }

    /** Who knows the types, or nobody who knows any. */
    private interface Types {
        <T> T ask(Function<SettingsCheck, T> question);
    }

    /** @param kinds of the pools that there are or will be */
    Verdict check(String type, String settings, int version, Function<String, Optional<KeyKind>> kinds) {
        var verdict = types.ask(known -> known.check(type, settings, version));
        return verdict.state() == State.CHECKED ? poolOf(settings, kinds) : verdict;
    }

    /** JSON Schema of a type's settings; empty when it is not deployed. */
    Optional<String> schema(String type, Language language) {
        return types.ask(known -> known.schema(type, language));
    }

    /**
     * Checks all items of a type that has arrived, and writes down what has changed. Benefits of an item found faulty are faulty from
     * then on. What the type calls secret is sealed, and the rest can be read. Gives back how many items changed their state.
     */
    public int recheck(String type) {
        var items = store.global().read(sql -> sql.query(
                        "select id, settings, sealed, settings_version, check_state, check_message, revision from package_item"
                                + " where type = :type order by id")
                .bind("type", type)
                .mapTo(Item.class)
                .list());
        var changed = new ArrayList<Changed>();
        for (var item : items) {
            var settings =
                    item.sealed().map(bytes -> seal.open(item.id(), bytes)).orElse(item.settings());
            var verdict = check(type, settings, item.settingsVersion(), code -> pools.byCode(code)
                    .map(Pools.PoolInfo::kind));
            var message = message(verdict);
            if (verdict.state() != State.UNCHECKED
                    && !(state(verdict).equals(item.checkState()) && message.equals(item.checkMessage()))) {
                changed.add(new Changed(item, state(verdict), message));
            }
        }
        if (!changed.isEmpty()) {
            write(changed);
        }
        new SettingsSealing(store, seal, new SettingsSchemas(store).known(this)).renew(type);
        return changed.size();
    }

    /** A row of the table. */
    public record Item(
            long id,
            String settings,
            Optional<byte[]> sealed,
            int settingsVersion,
            String checkState,
            String checkMessage,
            long revision) {
        /** Without the settings, which may be secret. */
        @Override
        public String toString() {
            return "item number " + id;
        }
    }

    private record Changed(Item item, String state, String message) {}

    static String state(Verdict verdict) {
        return StrictObject.wire(verdict.state());
    }

    static String message(Verdict verdict) {
        var message = verdict.state() == State.FAULTY
                ? (verdict.path().isEmpty() ? "/" : verdict.path()) + ": " + verdict.message()
                : "";
        return message.length() <= MESSAGE ? message : message.substring(0, MESSAGE);
    }

    private void write(List<Changed> changed) {
        store.global().transact(sql -> {
            // Settings that were imported meanwhile were checked by that import.
            var rows = sql.batch("update package_item set check_state = :state, check_message = :message"
                    + " where id = :id and revision = :revision");
            for (var change : changed) {
                rows.bind("state", change.state())
                        .bind("message", change.message())
                        .bind("id", change.item().id())
                        .bind("revision", change.item().revision())
                        .add();
            }
            return rows.execute();
        });
    }

    private <T> T ask(BundleContext context, Function<SettingsCheck, T> question) {
        var reference = offered;
        var service = reference == null ? null : context.getService(reference);
        if (service == null) {
            return question.apply(NOBODY);
        }
        try {
            return question.apply(service);
        } finally {
            context.ungetService(reference);
        }
    }

    /** Settings name key pools in fields {@code pool}, and the kind that all of these have, if they do, in {@code keyKind}. */
    private static Verdict poolOf(String settings, Function<String, Optional<KeyKind>> kinds) {
        var tree = tree(settings);
        var expected = tree.path("keyKind");
        for (var pool : NamedPool.in(tree)) {
            var kind = kinds.apply(pool.code());
            if (kind.isEmpty()) {
                return Verdict.faulty(
                        pool.path(),
                        OperatorTexts.of("settings.pool-unknown", Language.EN, Map.of("code", pool.code())));
            }
            if (expected.isTextual()
                    && !expected.asText().replace('_', '-').equalsIgnoreCase(StrictObject.wire(kind.get()))) {
                return Verdict.faulty(
                        "/keyKind",
                        OperatorTexts.of(
                                "settings.pool-kind",
                                Language.EN,
                                Map.of("code", pool.code(), "kind", StrictObject.wire(kind.get()))));
            }
        }
        return Verdict.checked();
    }

    private static JsonNode tree(String settings) {
        try {
            return JSON.readTree(settings);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored settings are no JSON", e);
        }
    }
}
