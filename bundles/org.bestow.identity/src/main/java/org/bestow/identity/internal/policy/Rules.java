package org.bestow.identity.internal.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bestow.api.Policy.ActionRule;
import org.bestow.api.Policy.Permission;
import org.bestow.spi.Role;

/** A policy file laid over its preset. Immutable. */
final class Rules {

    static final List<String> PRESETS = List.of("seed", "wide");

    private final Map<Permission, Set<Role>> permissions;
    private final List<PolicyDocument> layers;

    private Rules(Map<Permission, Set<Role>> permissions, List<PolicyDocument> layers) {
        this.permissions = permissions;
        this.layers = layers;
    }

    static Rules parse(String text) throws BadPolicyException {
        var own = PolicyDocument.parse(text);
        var name = own.preset().orElseThrow(() -> new BadPolicyException("it names no preset; there are " + PRESETS));
        if (!PRESETS.contains(name)) {
            throw new BadPolicyException("preset: unknown preset \"" + name + "\"; there are " + PRESETS);
        }
        var preset = PolicyDocument.parse(resource(name + ".json"));
        var permissions = new EnumMap<Permission, Set<Role>>(preset.permissions());
        permissions.putAll(own.permissions());
        for (var permission : Permission.values()) {
            if (!permissions.containsKey(permission)) {
                throw new IllegalStateException("preset " + name + " lacks " + permission.code());
            }
        }
        return new Rules(permissions, List.of(own, preset));
    }

    Set<Role> of(Permission permission) {
        return permissions.get(permission);
    }

    /** The file before the preset, and in each the type before every type. */
    Optional<Set<Role>> of(String type, String action) {
        return layers.stream()
                .flatMap(layer -> List.of(type, PolicyDocument.EVERY_TYPE).stream()
                        .map(of -> layer.actions().getOrDefault(of, Map.of()).get(action)))
                .flatMap(roles -> Optional.ofNullable(roles).stream())
                .findFirst();
    }

    /** The actions that are mentioned: {@code type/action}, sorted. */
    Set<String> mentioned() {
        var result = new TreeSet<String>();
        for (var layer : layers) {
            layer.actions()
                    .forEach((type, actions) -> actions.keySet().forEach(action -> result.add(type + "/" + action)));
        }
        return result;
    }

    /** The same, each with its roles. */
    List<ActionRule> actions() {
        return mentioned().stream()
                .map(name -> {
                    var type = name.substring(0, name.indexOf('/'));
                    var action = name.substring(name.indexOf('/') + 1);
                    return new ActionRule(type, action, of(type, action).orElseThrow());
                })
                .toList();
    }

    private static String resource(String name) {
        try (var in = Rules.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
