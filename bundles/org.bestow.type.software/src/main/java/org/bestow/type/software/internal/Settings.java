package org.bestow.type.software.internal;

import java.net.URI;
import java.util.HashSet;
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
 * @param editionKeys pools of further editions, whose keys count like the others
 * @param keyNote which key to use for what
 * @param restrictions countries, operating systems and the like where it must not or cannot be used
 * @param systemRequirements address of a page
 * @param dailyLimits how many keys may be taken a day
 * @param counting which activations count; left out: {@link Counting#NEW_OR_CHANGED}
 */
public record Settings(
        String product,
        List<String> editions,
        Localized instructions,
        List<Download> downloads,
        KeyKind keyKind,
        Optional<String> pool,
        List<EditionKey> editionKeys,
        Optional<Localized> keyNote,
        Optional<Localized> restrictions,
        Optional<URI> systemRequirements,
        List<DailyLimit> dailyLimits,
        Optional<Counting> counting) {

    /** Which activations of a counted key count. */
    public enum Counting {
        /** On a new machine, and on the same one after a significant change of its hardware. */
        NEW_OR_CHANGED,
        /** Every one, also of a machine that was set up anew. */
        EVERY
    }

    /** A pool of keys for one edition. */
    public record EditionKey(String edition, String pool) {
        public EditionKey {
            Download.requireText(edition, "edition");
            if (edition.length() > 80) {
                throw new IllegalArgumentException("edition must not be longer than 80 characters");
            }
            Download.requireText(pool, "pool");
        }
    }

    public Settings {
        Download.requireText(product, "product");
        editions = List.copyOf(editions);
        Objects.requireNonNull(instructions, "instructions");
        downloads = List.copyOf(downloads);
        Objects.requireNonNull(keyKind, "keyKind");
        Objects.requireNonNull(pool, "pool");
        editionKeys = List.copyOf(editionKeys);
        Objects.requireNonNull(keyNote, "keyNote");
        Objects.requireNonNull(restrictions, "restrictions");
        systemRequirements.ifPresent(page -> Download.requireWeb(page, "systemRequirements"));
        dailyLimits = List.copyOf(dailyLimits);
        Objects.requireNonNull(counting, "counting");
        require(pool.isEmpty() || keyKind != KeyKind.NONE, "pool must be left out for a product without keys");
        require(pool.isPresent() || keyKind == KeyKind.NONE, "pool is required for a product with keys");
        require(editionKeys.isEmpty() || keyKind == KeyKind.RETAIL, "editionKeys are for retail keys");
        var names = new HashSet<String>();
        require(editionKeys.stream().allMatch(key -> names.add(key.edition())), "an edition is there twice");
        require(dailyLimits.isEmpty() || keyKind != KeyKind.NONE, "dailyLimits are for products with keys");
        var scopes = new HashSet<DailyLimit.Per>();
        require(dailyLimits.stream().allMatch(limit -> scopes.add(limit.per())), "a daily limit is there twice");
        require(
                counting.isEmpty() || keyKind == KeyKind.MULTIPLE_ACTIVATION,
                "counting is for keys with a number of activations");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    boolean hasKeys() {
        return keyKind != KeyKind.NONE;
    }

    boolean everyActivationCounts() {
        return counting.filter(Counting.EVERY::equals).isPresent();
    }

    /** The pool for an edition, or without one the product's own. */
    String poolFor(Optional<String> edition) {
        return editionKeys.stream()
                .filter(key -> edition.filter(key.edition()::equals).isPresent())
                .map(EditionKey::pool)
                .findFirst()
                .orElseGet(pool::orElseThrow);
    }
}
