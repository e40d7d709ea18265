package org.bestow.api;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.bestow.spi.Role;
import org.osgi.annotation.versioning.ProviderType;

/** Users out of a table, all or none, each invited by mail. Checks tenant and role itself. Thread-safe. */
@ProviderType
public interface UserImports {

    /** So many at once, and no more. */
    int MOST_ROWS = 100;

    /** Of a name in a table. */
    int LONGEST_NAME = 50;

    /** A dry run reports every row and what is wrong with it; otherwise a wrong row is a no to all, which names its line. */
    Answer<Report> importUsers(Caller caller, Order order);

    /** @param csv a table with a header: name, e-mail and, if wanted, roles and language, in any order */
    record Order(String csv, boolean dryRun, Optional<String> idempotencyKey) {
        public Order {
            Objects.requireNonNull(csv, "csv");
            Objects.requireNonNull(idempotencyKey, "idempotencyKey");
        }
    }

    /** @param ignoredColumns headers that mean nothing here */
    record Report(List<Row> rows, List<String> ignoredColumns, boolean dryRun, boolean replayed) {
        public Report {
            rows = List.copyOf(rows);
            ignoredColumns = List.copyOf(ignoredColumns);
        }
    }

    /**
     * A row as it was understood.
     *
     * @param line where it begins, from 1
     * @param roles those that were understood
     * @param user public id, once it is made
     * @param errors each naming its field: /name, /email, /roles, /language
     */
    record Row(
            long line,
            String name,
            String email,
            Set<Role> roles,
            Optional<Language> language,
            Optional<String> user,
            List<Problem.FieldError> errors) {
        public Row {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(email, "email");
            roles = Set.copyOf(roles);
            Objects.requireNonNull(language, "language");
            Objects.requireNonNull(user, "user");
            errors = List.copyOf(errors);
        }
    }
}
