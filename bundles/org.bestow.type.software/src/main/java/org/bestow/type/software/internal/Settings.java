package org.bestow.type.software.internal;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bestow.spi.KeyKind;
import org.bestow.spi.Localized;

/**
 * What the catalogue says of one product.
 *
 * @param editions the editions that the licence may be used for, best known first; may be empty
 * @param instructions special instructions, one paragraph a line
 * @param downloads installation packages; may be empty
 * @param pool code of the pool that keys are taken from; there exactly when the product has keys
 */
public record Settings(
        String product,
        List<String> editions,
        Localized instructions,
        List<Download> downloads,
        KeyKind keyKind,
        Optional<String> pool) {

    public Settings {
        Download.requireText(product, "product");
        editions = List.copyOf(editions);
        Objects.requireNonNull(instructions, "instructions");
        downloads = List.copyOf(downloads);
        Objects.requireNonNull(keyKind, "keyKind");
        Objects.requireNonNull(pool, "pool");
        if (pool.isPresent() == (keyKind == KeyKind.NONE)) {
            throw new IllegalArgumentException(
                    keyKind == KeyKind.NONE
                            ? "pool must be left out for a product without keys"
                            : "pool is required for a product with keys");
        }
    }

    boolean hasKeys() {
        return keyKind != KeyKind.NONE;
    }
}
