package org.bestow.identity.internal.signin;

import static org.bestow.identity.internal.Installation.CONTOSO;
import static org.bestow.identity.internal.Installation.FABRIKAM;
import static org.bestow.identity.internal.Installation.user;
import static org.junit.Assert.assertEquals;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.bestow.api.Answer;
import org.bestow.api.Caller;
import org.bestow.api.Language;
import org.bestow.api.Problem;
import org.bestow.api.Secret;
import org.bestow.api.SignIn.Started;
import org.bestow.identity.internal.Installation;
import org.bestow.spi.Role;
import org.bestow.store.Dialect;
import org.junit.rules.ExternalResource;
import org.junit.rules.TemporaryFolder;

/** An installation with Anne and Bob of Contoso and Fay of Fabrikam, and what tests do with it. */
final class House extends ExternalResource {

    static final String ANNE = "anne@member7.example";
    static final String BOB = "bob@member7.example";
    static final String FAY = "fay@member8.example";
    static final String OPERATOR = "operator@bestow.example";

    private final Dialect dialect;
    private final TemporaryFolder folder = new TemporaryFolder();
    Installation of;

    House(Dialect dialect) {
        this.dialect = dialect;
    }

    @Override
    protected void before() throws Throwable {
        folder.create();
        of = new Installation(dialect, folder.getRoot().toPath(), true);
        of.users.createFirst(List.of(
                user(CONTOSO, "Anne", Role.GLOBAL_ADMIN, Role.USER),
                user(CONTOSO, "Bob", Role.USER),
                user(FABRIKAM, "Fay", Role.GLOBAL_ADMIN)));
        of.runs.set(0);
    }

    @Override
    protected void after() {
        try {
            assertEquals(Set.of(), of.untenanted());
        } finally {
            of.close();
            folder.delete();
        }
    }

    Started signIn(String email) throws Exception {
        return signIn(email, of.password(email), "10.0.0.1");
    }

    Started signIn(String email, Secret password, String from) {
        return given(of.signIn.signIn(email, password, from, "curl/8.5.0", Language.EN));
    }

    Caller caller(String email) throws Exception {
        return signIn(email).caller();
    }

    static <T> T given(Answer<T> answer) {
        return answer.fold(value -> value, problem -> {
            throw new AssertionError(problem);
        });
    }

    static Problem denied(Answer<?> answer) {
        return answer.fold(
                value -> {
                    throw new AssertionError(value);
                },
                problem -> problem);
    }

    long count(String statement) throws SQLException {
        try (var connection = of.database.raw();
                var run = connection.createStatement();
                var rows = run.executeQuery(statement)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
