package org.bestow.identity.internal.administration;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import org.bestow.api.Caller;
import org.bestow.api.Journal;
import org.bestow.api.Users.Person;

/** Rows of the audit about users. */
final class AccountTrail {

    private static final JsonMapper JSON = new JsonMapper();

    private AccountTrail() {}

    static Journal.AuditRow created(Caller caller, Person person, Instant at) {
        return row(caller, person, at, "user-created", "{}", state(person), "Created the user " + person.name());
    }

    static Journal.AuditRow rolesChanged(Caller caller, Person before, Person after, Instant at) {
        var summary = "The roles of " + after.name() + " were changed";
        return row(caller, after, at, "user-roles", state(before), state(after), summary);
    }

    static Journal.AuditRow changed(Caller caller, Person before, Person after, Instant at) {
        var summary = "Changed the user " + after.name();
        return row(caller, after, at, "user-changed", state(before), state(after), summary);
    }

    static Journal.AuditRow invited(Caller caller, Person person, Instant at) {
        return row(caller, person, at, "user-invited", "{}", state(person), "Invited the user " + person.name());
    }

    /** @param seats how many ended with the user */
    static Journal.AuditRow deleted(Caller caller, Person person, int seats, Instant at) {
        var after = JSON.createObjectNode().put("endedSeats", seats).toString();
        return row(caller, person, at, "user-deleted", state(person), after, "Deleted the user " + person.name());
    }

    static Journal.AuditRow restored(Caller caller, Person person, Instant at) {
        return row(caller, person, at, "user-restored", "{}", state(person), "Restored the user " + person.name());
    }

    private static Journal.AuditRow row(
            Caller caller, Person person, Instant at, String action, String before, String after, String summary) {
        return new Journal.AuditRow(
                person.member().orElse(0),
                at,
                caller.user(),
                caller.name(),
                caller.onBehalf().map(Caller.OnBehalf::reason),
                action,
                "user",
                person.id(),
                before,
                after,
                summary,
                caller.from());
    }

    private static String state(Person person) {
        var state = JSON.createObjectNode()
                .put("name", person.name())
                .put("email", person.email())
                .put("language", person.language().tag());
        var roles = state.putArray("roles");
        person.roles().stream().sorted().forEach(role -> roles.add(role.name()));
        return state.toString();
    }
}
