package org.bestow.api;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Whether a caller may do what needs a permission, by role and by token. Services ask before they do it; the edge asks where the call alone
 * decides it, so that nobody's input is looked at who may not send it. Thread-safe.
 */
@ProviderType
public interface Permits {

    /** Empty when the caller may; else why not, and who can help. */
    Optional<Problem> refusal(Caller caller, Policy.Permission permission);
}
