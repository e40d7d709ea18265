package org.bestow.core.internal.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.bestow.core.internal.keys.SettingsSeal;

/**
 * Settings of an item as they stand in the database. The sealed ones are the very text that was imported, so that whatever is compared
 * with it is compared exactly.
 *
 * @param visible JSON of what is not secret; all, where nothing is sealed
 * @param sealed all of the settings, where they hold a secret
 */
record SealedSettings(String visible, Optional<byte[]> sealed) {

    static SealedSettings of(SettingsSeal seal, long item, String settings, JsonNode schema) {
        var visible = withoutSecrets(settings, schema);
        return visible.isEmpty()
                ? new SealedSettings(settings, Optional.empty())
                : new SealedSettings(visible.get(), Optional.of(seal.seal(item, settings)));
    }

    /** What is left of settings that hold a secret; empty for those that hold none. */
    static Optional<String> withoutSecrets(String settings, JsonNode schema) {
        var all = MaskedDocument.parsed(settings);
        var visible = Masks.visible(all, schema);
        return visible.equals(all) ? Optional.empty() : Optional.of(visible.toString());
    }
}
