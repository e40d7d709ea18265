package org.bestow.shell.internal;

import static java.util.stream.Collectors.joining;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bestow.api.Secret;
import org.bestow.api.Users;

/** A user as the shell writes it; JSON has the fields of the REST interface. */
final class UserOutput {

    private UserOutput() {}

    static Map<String, Object> json(Users.Person user) {
        return Json.object(
                "id", user.id(),
                "name", user.name(),
                "email", user.email(),
                "language", user.language().tag(),
                "roles", roleList(user),
                "status", user.state().code());
    }

    static String roles(Users.Person user) {
        return roleList(user).stream().collect(joining(", "));
    }

    private static List<String> roleList(Users.Person user) {
        return user.roles().stream().sorted().map(Enum::name).toList();
    }

    /** The one place where a password leaves the platform. */
    static void printPassword(Users.Person user, Optional<Secret> password, PrintStream out) {
        out.println(user.name() + " is user " + user.id() + " and signs in as " + user.email() + ".");
        password.ifPresent(secret -> out.println("One-time password: " + secret.reveal()
                + "\nIt is shown here and never again. Ask the user to change it after the first sign-in."));
    }
}
