package org.bestow.type.cloud.internal;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bestow.spi.Localized;
import org.bestow.spi.Range;

/**
 * What the catalogue says of one cloud service: either a credit that a person uses up, or licences that come by key.
 *
 * @param graceDays how long what is in use stays so after the membership's end; left out: 30
 */
public record Settings(
        String product,
        Localized instructions,
        URI redeem,
        URI portal,
        Optional<Credit> credit,
        Optional<Licenses> licenses,
        @Range(min = 0, max = 366) Optional<Integer> graceDays) {

    /** The amount anew every month, or once for the whole term. */
    public enum Kind {
        MONTHLY,
        BULK
    }

    /**
     * A credit; each unit of the benefit is one, and has one user.
     *
     * @param othersAllowed whether somebody else than who assigns may become its user
     * @param freeMailDomains whose addresses, and those below them, cannot hold a credit
     */
    public record Credit(
            Kind kind,
            @Range(min = 1) int amount,
            String currency,
            boolean othersAllowed,
            List<String> freeMailDomains,
            @Range(min = 0, max = 1000) Optional<Integer> reassignmentsAMonth) {

        boolean monthly() {
            return kind == Kind.MONTHLY;
        }

        /** The domain because of which an address cannot hold a credit. */
        Optional<String> freeMail(String address) {
            var host = "." + address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
            var domains = freeMailDomains.stream().map(domain -> domain.toLowerCase(Locale.ROOT));
            return domains.filter(domain -> host.endsWith("." + domain)).findFirst();
        }
    }

    /** Licences by key. @param perKey how many come with one key, which cannot be split */
    public record Licenses(String pool, @Range(min = 1, max = 100_000) int perKey) {}

    public Settings {
        require(!product.isBlank(), "product must not be blank");
        require(web(redeem) && web(portal), "redeem and portal must be absolute http or https addresses");
        require(credit.isPresent() != licenses.isPresent(), "there must be either a credit or licenses");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    private static boolean web(URI address) {
        return List.of("https", "http").contains(String.valueOf(address.getScheme())) && address.getHost() != null;
    }
}
