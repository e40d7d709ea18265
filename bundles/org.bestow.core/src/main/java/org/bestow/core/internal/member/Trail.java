package org.bestow.core.internal.member;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bestow.api.Caller;
import org.bestow.api.Journal;
import org.bestow.api.Members;

/** What one caller does at one moment, as rows of the audit. Immutable. */
public record Trail(Caller caller, Instant at) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What a row is about. {@code id} is the public one. */
    public record Subject(String type, String id) {
        public static Subject member(Members.Member member) {
            return new Subject("member", member.id());
        }
    }

    public static Trail of(Caller caller, Instant at) {
        return new Trail(caller, at);
    }

    /** A row about something new. @param member 0 where there is none */
    public Journal.AuditRow row(long member, String action, Subject subject, String after, String summary) {
        return row(member, action, subject, "{}", after, summary);
    }

    /** A row about something that changed. @param member 0 where there is none */
    public Journal.AuditRow row(
            long member, String action, Subject subject, String before, String after, String summary) {
        Optional<String> reason = caller.onBehalf().map(Caller.OnBehalf::reason);
        return new Journal.AuditRow(
                member,
                at,
                caller.user(),
                caller.name(),
                reason,
                action,
                subject.type(),
                subject.id(),
                before,
                after,
                summary,
                caller.from());
    }

    /** A JSON object of plain facts. */
    public static String json(Map<String, ?> facts) {
        try {
            return JSON.writeValueAsString(new TreeMap<>(facts));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON: " + facts.keySet(), e);
        }
    }
}
