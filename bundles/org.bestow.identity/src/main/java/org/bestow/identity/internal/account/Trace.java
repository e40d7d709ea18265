package org.bestow.identity.internal.account;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import org.bestow.api.Caller;
import org.bestow.api.Journal;
import org.bestow.api.PublicId;

/** What a caller does with the own account, as rows of the audit. Immutable. */
public record Trace(Caller caller, Instant at) {

    private static final JsonMapper JSON = new JsonMapper();

    public static ObjectNode facts() {
        return JSON.createObjectNode();
    }

    /** About the caller's own user. */
    public Journal.AuditRow ofUser(String action, ObjectNode before, ObjectNode after, String summary) {
        var user = PublicId.of(PublicId.Kind.USER, caller.member().orElse(0), caller.user());
        return row(action, "user", user, before, after, summary);
    }

    public Journal.AuditRow row(
            String action, String subjectType, String subject, ObjectNode before, ObjectNode after, String summary) {
        return new Journal.AuditRow(
                caller.member().orElse(0),
                at,
                caller.user(),
                caller.name(),
                Optional.empty(),
                action,
                subjectType,
                subject,
                before.toString(),
                after.toString(),
                summary,
                caller.from());
    }
}
