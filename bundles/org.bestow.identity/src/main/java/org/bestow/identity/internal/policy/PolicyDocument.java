package org.bestow.identity.internal.policy;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bestow.api.Policy.Permission;
import org.bestow.spi.Role;

/**
 * A policy file as it was written: a preset and what differs from it. Everything unknown is refused by name. Immutable.
 *
 * @param preset empty in presets themselves
 * @param actions by type, {@code *} for every type, then by action
 */
record PolicyDocument(
        Optional<String> preset, Map<Permission, Set<Role>> permissions, Map<String, Map<String, Set<Role>>> actions) {

    static final String EVERY_TYPE = "*";

    /** They show key values, and those are nothing for operators. */
    static final Set<String> KEY_ACTIONS = Set.of("get-keys", "show-key", "replace-key");

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    PolicyDocument {
        permissions = Map.copyOf(permissions);
        actions = Map.copyOf(actions);
    }

    static PolicyDocument parse(String text) throws BadPolicyException {
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JacksonException e) {
            throw new BadPolicyException("it is not JSON: " + e.getOriginalMessage() + place(e));
        }
        var preset = Optional.<String>empty();
        var permissions = new EnumMap<Permission, Set<Role>>(Permission.class);
        var actions = new LinkedHashMap<String, Map<String, Set<Role>>>();
        for (var entry : object(root, "the document").entrySet()) {
            switch (entry.getKey()) {
                case "preset" -> preset = Optional.of(text(entry.getValue(), "preset"));
                case "permissions" -> permissions.putAll(permissions(entry.getValue()));
                case "actions" -> actions.putAll(actions(entry.getValue()));
                default -> throw unknown("field", entry.getKey(), "the document");
            }
        }
        return new PolicyDocument(preset, permissions, actions);
    }

    private static Map<Permission, Set<Role>> permissions(JsonNode node) throws BadPolicyException {
        var result = new EnumMap<Permission, Set<Role>>(Permission.class);
        for (var entry : object(node, "permissions").entrySet()) {
            var path = "permissions/" + entry.getKey();
            var permission = Arrays.stream(Permission.values())
                    .filter(known -> known.code().equals(entry.getKey()))
                    .findFirst()
                    .orElseThrow(() -> unknown("permission", entry.getKey(), "permissions"));
            var roles = roles(entry.getValue(), path);
            if (permission == Permission.VIEW_PACKAGES && roles.size() < Role.values().length) {
                throw new BadPolicyException(path + " cannot be restricted: everybody sees the packages");
            }
            result.put(permission, roles);
        }
        return result;
    }

    private static Map<String, Map<String, Set<Role>>> actions(JsonNode node) throws BadPolicyException {
        var result = new LinkedHashMap<String, Map<String, Set<Role>>>();
        for (var type : object(node, "actions").entrySet()) {
            if (!type.getKey().equals(EVERY_TYPE)) {
                name(type.getKey(), "a type", "actions");
            }
            var path = "actions/" + type.getKey();
            var ofType = new LinkedHashMap<String, Set<Role>>();
            for (var action : object(type.getValue(), path).entrySet()) {
                name(action.getKey(), "an action", path);
                var roles = roles(action.getValue(), path + "/" + action.getKey());
                if (KEY_ACTIONS.contains(action.getKey()) && roles.contains(Role.OPERATOR)) {
                    throw new BadPolicyException(
                            path + "/" + action.getKey() + " cannot be given to OPERATOR: operators see no keys");
                }
                ofType.put(action.getKey(), roles);
            }
            result.put(type.getKey(), Map.copyOf(ofType));
        }
        return result;
    }

    private static Set<Role> roles(JsonNode node, String path) throws BadPolicyException {
        if (!node.isArray()) {
            throw new BadPolicyException(path + " has to be a list of roles");
        }
        var roles = EnumSet.noneOf(Role.class);
        for (var element : node) {
            var name = text(element, path);
            roles.add(Arrays.stream(Role.values())
                    .filter(known -> known.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> unknown("role", name, path)));
        }
        return Set.copyOf(roles);
    }

    private static Map<String, JsonNode> object(JsonNode node, String path) throws BadPolicyException {
        if (!node.isObject()) {
            throw new BadPolicyException(path + " has to be a JSON object");
        }
        return node.properties().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, LinkedHashMap::new));
    }

    private static String text(JsonNode node, String path) throws BadPolicyException {
        if (!node.isTextual()) {
            throw new BadPolicyException(path + " has to hold text");
        }
        return node.textValue();
    }

    private static void name(String name, String what, String path) throws BadPolicyException {
        if (!NAME.matcher(name).matches()) {
            throw new BadPolicyException(path + ": \"" + name + "\" is no name of " + what);
        }
    }

    private static BadPolicyException unknown(String what, String name, String path) {
        return new BadPolicyException(path + ": unknown " + what + " \"" + name + "\"");
    }

    private static String place(JacksonException e) {
        var at = e.getLocation();
        return at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    }
}
