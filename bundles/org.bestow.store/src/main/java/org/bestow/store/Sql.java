package org.bestow.store;

import java.sql.Connection;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Statements of one connection. Parameters are named ({@code :name}); records are mapped by their components' names in snake case.
 * For {@code = ANY(:ids)} a {@code long[]} is bound with {@code bind}, a collection with {@code bindArray(name, Long.class, ids)}; a
 * {@code byte[][]} with {@code bind}.
 * Not thread-safe.
 */
@ProviderType
public interface Sql {

    Query query(String statement);

    Update update(String statement);

    PreparedBatch batch(String statement);

    /** For who hands the transaction on, as to the journal. Not to be committed or closed. */
    Connection connection();
}
