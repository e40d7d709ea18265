package org.bestow.rest.internal.resource;

import java.util.Optional;
import java.util.Set;
import org.bestow.api.Holders;
import org.bestow.api.Secret;
import org.bestow.api.UserAccounts.Account;
import org.bestow.api.UserAccounts.Invitation;
import org.bestow.api.UserRemovals;
import org.bestow.api.Users;
import org.bestow.rest.internal.json.JsonOut;
import org.bestow.spi.Role;

/** Users as JSON. */
final class UserJson {

    private UserJson() {}

    /** @param grantable roles that the reader may give: who has others is not the reader's to change */
    static void user(JsonOut out, Account account, Set<Role> grantable) {
        var user = account.person();
        out.put("id", user.id())
                .put("name", user.name())
                .put("email", user.email())
                .put("language", user.language().tag())
                .strings("roles", user.roles().stream().sorted().map(Enum::name).toList())
                .put("status", user.state().code())
                .object("invitation", account.invitation(), UserJson::invitation)
                .put("restorableUntil", account.restorableUntil())
                .put("manageable", !grantable.isEmpty() && grantable.containsAll(user.roles()));
    }

    /** One who was just made by somebody who may. */
    static void made(JsonOut out, Users.Person user) {
        user(out, new Account(user, 0), Set.of(Role.values()));
    }

    private static void invitation(JsonOut out, Invitation invitation) {
        out.put("sentAt", invitation.sentAt())
                .put("expires", invitation.expires())
                .object("delivery", invitation.delivery(), (delivery, message) -> delivery.put(
                                "state", message.state().code())
                        .put("address", message.address())
                        .put("error", message.error()));
    }

    static void password(JsonOut out, Optional<Secret> password) {
        if (password.isPresent()) {
            out.reveal("oneTimePassword", password.get());
        } else {
            out.putNull("oneTimePassword");
        }
    }

    static void removal(JsonOut out, UserRemovals.Removal removal, Set<Role> grantable) {
        out.object("user", user -> user(user, removal.account(), grantable))
                .objects("seats", removal.seats(), UserJson::seat)
                .put("dryRun", removal.dryRun());
    }

    private static void seat(JsonOut out, Holders.Seat seat) {
        out.put("id", seat.id())
                .object("benefit", benefit -> benefit.put("id", seat.benefit())
                        .put("type", seat.type())
                        .put("title", seat.title())
                        .put("source", seat.source()))
                .put("since", seat.since());
    }
}
