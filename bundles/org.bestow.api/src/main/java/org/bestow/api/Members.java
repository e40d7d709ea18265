package org.bestow.api;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Member companies. For the platform's own bundles: no check of rights. Thread-safe. */
@ProviderType
public interface Members {

    Optional<Member> byNumber(long number);

    /** By public id or by name, ignoring case. */
    Optional<Member> find(String idOrName);

    List<Member> list();

    /** How a company stands in the programme; a number that is none's stands as a member. */
    Standing standing(long number);

    record Member(long number, String name, ZoneId timeZone, String email) {
        public String id() {
            return PublicId.of(PublicId.Kind.MEMBER, 0, number);
        }
    }
}
