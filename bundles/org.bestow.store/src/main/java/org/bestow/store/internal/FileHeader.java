package org.bestow.store.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * After a kill, H2 looks for its newest commit from where the file's header points to. When it opened a file with free space in the
 * middle, it writes there, and the header only after 20 commits (H2 2.5.252): until then a kill takes all of them away, though they are
 * in the file. So some commits of no meaning go first, whenever the file is opened: at the start, and when a fault such as a full disk
 * closed it and the next connection opens it again.
 */
final class FileHeader {

    private static final int COMMITS = 25;

    private FileHeader() {}

    /** To be called with each new connection, before anything is written with it that must not be lost. */
    static void write(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            if (isWritten(statement)) {
                return;
            }
            statement.execute("create table if not exists file_header (id int primary key, commits bigint not null)");
            statement.executeUpdate("merge into file_header key (id) values (1, 0)");
            for (var commit = 0; commit < COMMITS; commit++) {
                statement.executeUpdate("update file_header set commits = commits + 1 where id = 1");
            }
            // not in the file: it is there as long as the file is open
            statement.execute("create global temporary table if not exists file_header_written (id int)");
        }
    }

    private static boolean isWritten(Statement statement) throws SQLException {
        try (var rows = statement.executeQuery(
                "select 1 from information_schema.tables where table_name = 'FILE_HEADER_WRITTEN'")) {
            return rows.next();
        }
    }
}
