package org.bestow.api;

import java.util.Objects;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** {@link RoleRequests} of all companies together, for operators. Checks the role itself. Thread-safe. */
@ProviderType
public interface RoleRequestQueue {

    /** Newest first, those that the companies decide themselves among them. */
    Answer<Page<Item>> list(Caller caller, Optional<RoleRequests.State> state, Page.Request page);

    /** A request, and in which company. */
    record Item(Company company, RoleRequests.Request request) {
        public Item {
            Objects.requireNonNull(company, "company");
            Objects.requireNonNull(request, "request");
        }
    }

    /** @param id public id of the member */
    record Company(String id, String name) {
        public Company {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(name, "name");
        }
    }
}
