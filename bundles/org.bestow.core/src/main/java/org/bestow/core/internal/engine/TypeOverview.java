package org.bestow.core.internal.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bestow.api.Answer;
import org.bestow.api.Caller;
import org.bestow.api.Policy;
import org.bestow.api.TypeStates;
import org.bestow.api.Types;
import org.bestow.core.internal.member.Access;
import org.bestow.spi.BenefitType;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The directory of types, with what the registry knows of each. Thread-safe. */
@Component
public final class TypeOverview implements TypeStates {

    private static final int SAMPLES = 5;

    private final Types types;
    private final TypeRegistry registry;
    private final Access access;
    private final Function<String, Optional<String>> bundles;

    @Activate
    public TypeOverview(
            BundleContext context, @Reference Types types, @Reference TypeRegistry registry, @Reference Access access) {
        this(types, registry, access, type -> bundle(context, type));
    }

    TypeOverview(Types types, TypeRegistry registry, Access access, Function<String, Optional<String>> bundles) {
        this.types = types;
        this.registry = registry;
        this.access = access;
        this.bundles = bundles;
    }

    private static Optional<String> bundle(BundleContext context, String type) {
        var filter = "(" + BenefitType.ID_PROPERTY + "=" + type + ")";
        try {
            var found = context.getServiceReferences(BenefitType.class.getName(), filter);
            return found == null // that is how the framework says none
                    ? Optional.empty()
                    : Stream.of(found)
                            .max(Comparator.naturalOrder()) // the oldest of equal ones, as in the registry
                            .flatMap(reference -> Optional.ofNullable(reference.getBundle()))
                            .map(Bundle::getSymbolicName);
        } catch (InvalidSyntaxException e) {
            return Optional.empty(); // an id that is no name was refused before, and has no bundle that serves
        }
    }

    @Override
    public Answer<List<TypeState>> list(Caller caller) {
        var refusal = access.refusal(caller, Policy.Permission.OPERATE_TYPES);
        return refusal.isPresent()
                ? Answer.no(refusal.get())
                : types.list(unnarrowed(caller)).map(known -> states(known));
    }

    /** The scope of this call was asked for; a token for it need not be good for reading as members do, too. */
    private static Caller unnarrowed(Caller caller) {
        return new Caller(
                caller.user(),
                caller.name(),
                caller.member(),
                caller.roles(),
                caller.language(),
                caller.onBehalf(),
                caller.from());
    }

    private List<TypeState> states(List<Types.Info> known) {
        var ids = new TreeSet<>(known.stream().map(Types.Info::id).toList());
        var strangers = registry.refused().stream()
                .map(TypeRegistry.Refused::id)
                .distinct()
                .filter(id -> !ids.contains(id))
                .map(id -> new Types.Info(id, id, Optional.empty(), false, 0, List.of()));
        return Stream.concat(known.stream(), strangers).map(this::state).toList();
    }

    private TypeState state(Types.Info info) {
        var faults = new ArrayList<String>();
        var refused = registry.refused().stream()
                .filter(one -> one.id().equals(info.id()))
                .toList();
        refused.forEach(one -> faults.add(one.version() + " is refused: " + one.reason()));
        var live = registry.live(info.id());
        if (live.isEmpty()) {
            var version = refused.stream().map(TypeRegistry.Refused::version).findFirst();
            var state = refused.isEmpty() ? State.MISSING : State.REFUSED;
            return new TypeState(
                    info, state, version, version.flatMap(any -> bundles.apply(info.id())), List.of(), faults);
        }
        var type = live.get();
        faults.addAll(type.health().faults().samples(SAMPLES));
        var actions = type.actions().stream().map(ActionInfo::name).sorted().toList();
        var state = type.health().resting() ? State.RESTING : State.LIVE;
        return new TypeState(info, state, Optional.of(type.version()), bundles.apply(info.id()), actions, faults);
    }
}
