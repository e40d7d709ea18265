package org.bestow.identity.internal.administration;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bestow.api.Caller;
import org.bestow.api.Journal;
import org.bestow.api.Page;
import org.bestow.api.PublicId;
import org.bestow.api.RoleRequests.Asker;
import org.bestow.api.RoleRequests.Outcome;
import org.bestow.api.RoleRequests.Request;
import org.bestow.api.RoleRequests.State;
import org.bestow.api.Users.Person;
import org.bestow.identity.internal.account.Accounts;
import org.bestow.spi.Role;

/**
 * Requests as they are shown and audited.
 *
 * @param decidable whether the reader may decide open ones
 */
record RoleRequestViews(Accounts accounts, long member, boolean decidable) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, State> STATES =
            Arrays.stream(State.values()).collect(Collectors.toMap(State::code, Function.identity()));
    private static final Pattern CURSOR = Pattern.compile("[0-9]{1,18}");

    static String id(long member, long request) {
        return PublicId.of(PublicId.Kind.ROLE_REQUEST, member, request);
    }

    /** Before which number the page begins; empty when the cursor is none. */
    static OptionalLong before(Page.Request page) {
        if (page.after().isEmpty()) {
            return OptionalLong.of(Long.MAX_VALUE);
        }
        var text = page.after().get();
        return CURSOR.matcher(text).matches() ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    /** @param rows one more than the limit where there are more */
    Page<Request> page(List<RoleRequestRows.Row> rows, int limit) {
        var shown = rows.subList(0, Math.min(limit, rows.size()));
        var next = rows.size() > limit
                ? Optional.of(String.valueOf(shown.get(limit - 1).id()))
                : Optional.<String>empty();
        var people =
                accounts.find(shown.stream().map(RoleRequestRows.Row::accountId).toList());
        return new Page<>(
                shown.stream()
                        .map(row -> view(row, people.get(row.accountId())))
                        .toList(),
                next);
    }

    Request one(RoleRequestRows.Row row) {
        return page(List.of(row), 1).items().get(0);
    }

    Request view(RoleRequestRows.Row row, Person asker) {
        var state = STATES.get(row.state());
        var outcome = row.decidedAt().map(at -> new Outcome(row.decidedByName().orElse(""), at, row.note()));
        return new Request(
                id(member, row.id()),
                new Asker(asker.id(), asker.name(), asker.email()),
                Role.valueOf(row.role()),
                row.reason(),
                state,
                row.createdAt(),
                outcome,
                decidable && state == State.OPEN);
    }

    /** @param words reason or note */
    static Journal.AuditRow audit(Caller caller, long member, long request, String action, String words, Instant at) {
        var summary = action.equals("role-requested")
                ? caller.name() + " asked to become Global admin"
                : "The request to become Global admin was " + action.substring(action.lastIndexOf('-') + 1);
        return new Journal.AuditRow(
                member,
                at,
                caller.user(),
                caller.name(),
                caller.onBehalf().map(Caller.OnBehalf::reason),
                action,
                RoleLetters.ABOUT,
                id(member, request),
                "{}",
                JSON.createObjectNode().put("words", words).toString(),
                summary,
                caller.from());
    }
}
