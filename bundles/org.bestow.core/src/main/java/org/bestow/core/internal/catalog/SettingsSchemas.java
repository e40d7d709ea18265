package org.bestow.core.internal.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.HashMap;
import java.util.function.BiFunction;
import org.bestow.api.Language;
import org.bestow.store.Sql;
import org.bestow.store.Store;

/** JSON Schemas of the settings of all types that were ever deployed here, by version of the settings. Thread-safe. */
public final class SettingsSchemas {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Store store;

    SettingsSchemas(Store store) {
        this.store = store;
    }

    /** A version of the settings of a type that is deployed. @param schema JSON Schema of it */
    public record Form(String type, int version, String schema) {}

    /** Keeps it, instead of what was known of this version. */
    public static void keep(Sql sql, Form form) {
        var known = "update type_settings set json_schema = :schema where type = :type and version = :version";
        if (write(sql, known, form) == 0) {
            write(
                    sql,
                    "insert into type_settings (type, version, json_schema) values (:type, :version, :schema)",
                    form);
        }
    }

    private static int write(Sql sql, String statement, Form form) {
        return sql.update(statement)
                .bind("type", form.type())
                .bind("version", form.version())
                .bind("schema", form.schema())
                .execute();
    }

    /**
     * What is known now, by type and version: of a version that was never here, what a deployed type says of its newest one. Missing
     * where nothing is known.
     */
    BiFunction<String, Integer, JsonNode> known(ItemChecks types) {
        var kept = new HashMap<String, JsonNode>();
        store.global()
                .read(sql -> sql.query("select type, version, json_schema as schema from type_settings")
                        .mapTo(Form.class)
                        .list())
                .forEach(form -> kept.put(form.type() + " " + form.version(), tree(form.schema())));
        var newest = new HashMap<String, JsonNode>();
        return (type, version) -> {
            var exact = kept.get(type + " " + version);
            return exact != null
                    ? exact
                    : newest.computeIfAbsent(type, id -> types.schema(id, Language.EN)
                            .map(SettingsSchemas::tree)
                            .orElseGet(MissingNode::getInstance));
        };
    }

    private static JsonNode tree(String schema) {
        try {
            return JSON.readTree(schema);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the schema of settings is no JSON", e);
        }
    }
}
