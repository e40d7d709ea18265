package org.bestow.identity.internal.signin;

import static org.bestow.api.testing.Answers.given;
import static org.bestow.identity.internal.Installation.CONTOSO;
import static org.bestow.identity.internal.Installation.FABRIKAM;
import static org.bestow.identity.internal.Installation.user;

import java.sql.SQLException;
import org.bestow.api.Caller;
import org.bestow.api.Language;
import org.bestow.api.Secret;
import org.bestow.api.SignIn.Started;
import org.bestow.identity.internal.Installation;
import org.bestow.spi.Role;
import org.bestow.store.Dialect;
import org.junit.rules.TestRule;
import org.junit.runner.Description;
import org.junit.runners.model.Statement;

/** An installation with Anne and Bob of Contoso and Fay of Fabrikam, and what tests do with it. */
final class House implements TestRule {

    static final String ANNE = "anne@member7.example";
    static final String BOB = "bob@member7.example";
    static final String FAY = "fay@member8.example";
    static final String OPERATOR = "operator@bestow.example";

    final Installation of;

    House(Dialect dialect) {
        of = new Installation(
                dialect,
                user(CONTOSO, "Anne", Role.GLOBAL_ADMIN, Role.USER),
                user(CONTOSO, "Bob", Role.USER),
                user(FABRIKAM, "Fay", Role.GLOBAL_ADMIN));
    }

    @Override
    public Statement apply(Statement test, Description description) {
        return of.apply(test, description);
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

    long count(String statement) throws SQLException {
        try (var connection = of.database.raw();
                var run = connection.createStatement();
                var rows = run.executeQuery(statement)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
