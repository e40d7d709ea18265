package org.bestow.store.internal;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.bestow.store.Dialect;
import org.bestow.store.StoreException;

/**
 * After a kill, H2 looks for its newest commit from where the file's header points to. When it opened a file with free space in the
 * middle, it writes there, and the header only after 20 commits (H2 2.5.252): until then a kill takes all of them away, though they are
 * in the file. So some commits of no meaning go first.
 */
final class FileHeader {

    private static final int COMMITS = 25;

    private FileHeader() {}

    /** To be called before anything is written that must not be lost. */
    static void write(DataSource source, Dialect dialect) {
        if (dialect != Dialect.H2) {
            return;
        }
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create table if not exists file_header (id int primary key, commits bigint not null)");
            statement.executeUpdate("merge into file_header key (id) values (1, 0)");
            for (var commit = 0; commit < COMMITS; commit++) {
                statement.executeUpdate("update file_header set commits = commits + 1 where id = 1");
            }
        } catch (SQLException e) {
            throw new StoreException("the database could not be opened for writing", e);
        }
    }
}
