package org.bestow.type.visualstudio.internal;

import java.net.URI;
import java.util.Optional;
import org.bestow.spi.Range;

/**
 * What the catalogue says of one subscription.
 *
 * @param level name of the subscription and its level, as "Visual Studio Professional"
 * @param portal where its holders manage it
 * @param downloadsPage where its holders get software and product keys; shown to those who may
 * @param downloads whether a new holder may; left out: yes
 * @param lockDays how many days a holder keeps it before it can go to somebody else; left out: 0, at any time
 */
public record Settings(
        String level,
        URI portal,
        Optional<URI> downloadsPage,
        Optional<Boolean> downloads,
        @Range(min = 0, max = 3650) Optional<Integer> lockDays) {

    public Settings {
        require(!level.isBlank() && level.length() <= 80, "level must have 1 to 80 characters");
        requireWeb(portal, "portal");
        downloadsPage.ifPresent(page -> requireWeb(page, "downloadsPage"));
    }

    private static void requireWeb(URI page, String name) {
        var web = "http".equals(page.getScheme()) || "https".equals(page.getScheme());
        require(web && page.getHost() != null, name + " must be an http or https address");
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
