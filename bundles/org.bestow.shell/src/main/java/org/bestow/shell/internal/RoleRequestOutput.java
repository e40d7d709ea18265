package org.bestow.shell.internal;

import java.util.Map;
import org.bestow.api.RoleRequestQueue;
import org.bestow.api.RoleRequests;

/** Requests to become Global admin as the shell writes them; JSON has the fields of the REST interface. */
final class RoleRequestOutput {

    private RoleRequestOutput() {}

    static Listing<RoleRequests.Request> listing() {
        var table = new Table("User", "Name", "E-mail", "At", "Reason", "State", "Decided by")
                .whenEmpty("Nobody has asked to become Global admin.");
        return new Listing<>(table, RoleRequestOutput::row, RoleRequestOutput::json);
    }

    /** Of all companies: what is open. */
    static Listing<RoleRequestQueue.Item> queue() {
        var table = new Table("Member", "User", "Name", "E-mail", "At", "Reason", "State")
                .whenEmpty("Nobody waits to become Global admin.");
        return new Listing<>(table, RoleRequestOutput::row, RoleRequestOutput::json);
    }

    private static void row(Table table, RoleRequestQueue.Item item) {
        var request = item.request();
        table.row(
                item.company().name(),
                request.asker().id(),
                request.asker().name(),
                request.asker().email(),
                Table.moment(request.at()),
                request.reason(),
                state(request));
    }

    private static Map<String, Object> json(RoleRequestQueue.Item item) {
        return Json.object(
                "member",
                Json.object("id", item.company().id(), "name", item.company().name()),
                "request",
                json(item.request()));
    }

    private static void row(Table table, RoleRequests.Request request) {
        table.row(
                request.asker().id(),
                request.asker().name(),
                request.asker().email(),
                Table.moment(request.at()),
                request.reason(),
                state(request),
                request.outcome().map(RoleRequestOutput::words).orElse(""));
    }

    private static String state(RoleRequests.Request request) {
        return request.state() == RoleRequests.State.OPEN && !request.decidable()
                ? "open, for the company's Global admins"
                : request.state().code();
    }

    private static String words(RoleRequests.Outcome outcome) {
        return outcome.by() + outcome.note().map(note -> ": " + note).orElse("");
    }

    static Map<String, Object> json(RoleRequests.Request request) {
        return Json.object(
                "id", request.id(),
                "user",
                        Json.object(
                                "id", request.asker().id(),
                                "name", request.asker().name(),
                                "email", request.asker().email()),
                "role", request.role().name(),
                "reason", request.reason(),
                "state", request.state().code(),
                "at", request.at(),
                "outcome",
                        request.outcome()
                                .map(outcome ->
                                        Json.object("by", outcome.by(), "at", outcome.at(), "note", outcome.note())),
                "decidable", request.decidable());
    }
}
