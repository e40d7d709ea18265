package org.bestow.api;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The categories: deployed ones, and those that are known and gone. Thread-safe. */
@ProviderType
public interface Types {

    /** In menu order. Benefits are counted where the caller may see them. */
    Answer<List<Info>> list(Caller caller);

    /** Whether a type serves right now. */
    boolean live(String type);

    /**
     * @param version of the serving bundle; empty when missing
     * @param seeAlso what to read about the category, as the catalogue says
     */
    record Info(
            String id,
            String title,
            Optional<String> version,
            boolean live,
            long benefits,
            List<Catalog.Link> seeAlso) {
        public Info {
            seeAlso = List.copyOf(seeAlso);
        }
    }
}
