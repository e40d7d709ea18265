package org.bestow.api;

import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * How a company stands in the programme. Whoever is no member, or manages the benefits elsewhere, has nothing to see or do here but
 * the way there.
 *
 * @param own where the operator sends this company's people; empty: where the installation sends all of that kind
 * @param usual where the installation sends all of that kind; empty where it sends them nowhere
 */
public record Standing(Kind kind, Optional<URI> own, Optional<URI> usual) {

    /** The kinds, with the word for each on every edge. */
    public enum Kind {
        MEMBER,
        /** Its benefits are still, or again, in another system. */
        MANAGED_ELSEWHERE,
        /** It has not joined the programme, or has left it. */
        NOT_A_MEMBER;

        /** As {@code managed-elsewhere}; also the rule by which its benefits are refused. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static Optional<Kind> of(String code) {
            for (var kind : values()) {
                if (kind.code().equals(code)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }
    }

    /** A standing to be given; the link is as somebody typed it. */
    public record Wish(Kind kind, Optional<String> link) {
        public Wish {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(link, "link");
        }

        public static Wish member() {
            return new Wish(Kind.MEMBER, Optional.empty());
        }
    }

    public Standing {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(own, "own");
        Objects.requireNonNull(usual, "usual");
    }

    public static Standing member() {
        return new Standing(Kind.MEMBER, Optional.empty(), Optional.empty());
    }

    /** Where its people are sent. */
    public Optional<URI> link() {
        return own.or(() -> usual);
    }
}
