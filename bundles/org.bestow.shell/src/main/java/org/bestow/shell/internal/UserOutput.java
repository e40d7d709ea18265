package org.bestow.shell.internal;

import static java.util.stream.Collectors.joining;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bestow.api.Secret;
import org.bestow.api.UserAccounts;
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

    static Map<String, Object> json(UserAccounts.Account account) {
        var json = new LinkedHashMap<>(json(account.person()));
        json.put("invitation", account.invitation().map(UserOutput::json));
        json.put("restorableUntil", account.restorableUntil());
        return json;
    }

    private static Map<String, Object> json(UserAccounts.Invitation invitation) {
        return Json.object(
                "sentAt",
                invitation.sentAt(),
                "expires",
                invitation.expires(),
                "delivery",
                invitation
                        .delivery()
                        .map(delivery -> Json.object(
                                "state", delivery.state().code(),
                                "address", delivery.address(),
                                "error", delivery.error())));
    }

    /** Of one who is invited also how far the mail is, of a deleted one until when he can be restored. */
    static String state(UserAccounts.Account account) {
        var state = account.person().state().code();
        var delivery = account.invitation()
                .flatMap(UserAccounts.Invitation::delivery)
                .map(mail -> " (mail " + mail.state().code() + ")");
        var until = account.restorableUntil().map(at -> " (until " + at + ")");
        return state + delivery.or(() -> until).orElse("");
    }

    static String roles(Users.Person user) {
        return roleList(user).stream().collect(joining(", "));
    }

    private static List<String> roleList(Users.Person user) {
        return user.roles().stream().sorted().map(Enum::name).toList();
    }

    static void printInvitation(Users.Person user, PrintStream out) {
        out.println(user.name() + " is user " + user.id() + " and is invited by mail to " + user.email() + ".");
        out.println("Whoever reads it chooses a password. bestow:user-list shows how far the mail is.");
    }

    /** The one place where a password leaves the platform. */
    static void printPassword(Users.Person user, Optional<Secret> password, PrintStream out) {
        out.println(user.name() + " is user " + user.id() + " and signs in as " + user.email() + ".");
        password.ifPresent(secret -> out.println("One-time password: " + secret.reveal()
                + "\nIt is shown here and never again, and has to be changed at the first sign-in."));
    }
}
