package org.bestow.api;

import java.sql.Connection;
import java.sql.SQLException;
import org.osgi.annotation.versioning.ProviderType;

/** Lets one transaction at a time decide by a rule that spans a member. For the platform's own bundles. Thread-safe. */
@ProviderType
public interface MemberGuard {

    /** Waits for its turn and keeps it until the transaction ends; false when there is no such member. */
    boolean lock(Connection transaction, long member) throws SQLException;
}
