package org.bestow.shell.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.karaf.shell.support.CommandException;
import org.bestow.api.Answer;
import org.bestow.api.Caller;
import org.bestow.api.Members;
import org.bestow.api.Page;
import org.bestow.api.RoleRequestQueue;
import org.bestow.api.RoleRequests;
import org.bestow.api.UserAccounts;
import org.junit.Test;

public class RoleRequestCommandsTest {

    private static final Instant AT = Instant.parse("2026-11-20T12:00:00.5Z");

    private final Desk desk = new Desk();
    private final FakeServices services =
            new FakeServices().with(Members.class, new TwoCompanies()).with(RoleRequests.class, desk);

    /** Three who asked, on a page each; the last one was answered. */
    private static final class Desk implements RoleRequests {

        final List<String> decided = new ArrayList<>();

        @Override
        public Answer<Page<Request>> list(Caller caller, Optional<State> state, Page.Request page) {
            var at = page.after().map(Integer::parseInt).orElse(0);
            return Answer.of(
                    new Page<>(List.of(request(at)), at < 2 ? Optional.of(String.valueOf(at + 1)) : Optional.empty()));
        }

        private static Request request(int number) {
            return new Request(
                    "q7-" + number,
                    new Asker("u7-" + number, "User " + number, number + "@one.example"),
                    WANTED,
                    "Because",
                    number == 2 ? State.REFUSED : State.OPEN,
                    AT,
                    number == 2 ? Optional.of(new Outcome("Olive", AT, Optional.of("Ask Greta"))) : Optional.empty(),
                    number == 1);
        }

        @Override
        public Answer<Asked> ask(Caller caller, String reason, Optional<String> idempotencyKey) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Answer<Request> decide(Caller caller, String request, Decision decision) {
            var behalf = caller.onBehalf().orElseThrow();
            decided.add(request + " " + decision.granted() + " "
                    + decision.note().orElse("-") + " " + behalf.member() + " " + behalf.reason());
            var asked = request(1);
            return Answer.of(new Request(
                    request,
                    asked.asker(),
                    WANTED,
                    "Because",
                    decision.granted() ? State.GRANTED : State.REFUSED,
                    AT,
                    Optional.empty(),
                    false));
        }
    }

    private static UserListCommand list(String after) {
        var command = new UserListCommand();
        command.member = "Northwind";
        command.roleRequests = true;
        command.after = after;
        return command;
    }

    private UserRolesCommand decide(String user, String decision, String note) {
        var command = new UserRolesCommand();
        command.member = "Northwind";
        command.reason = "Ticket 7";
        command.user = user;
        command.decide = decision;
        command.note = note;
        return command;
    }

    @Test
    public void listsWhoAskedAndWhoDecides() throws CommandException {
        var first = Printed.by(list(null), services);
        assertTrue(
                first,
                first.matches("(?s).*u7-0 \\| User 0 .*2026-11-20T12:00:00Z \\| Because \\| open, for the"
                        + " company's Global admins .*--after 1\n"));
        assertTrue(Printed.by(list("1"), services).matches("(?s).*\\| open +\\|.*"));
        assertTrue(Printed.by(list("2"), services).contains("Olive: Ask Greta"));
        var json = Printed.jsonBy(list("2"), services).at("/items/0");
        assertEquals("refused", json.get("state").asText());
        assertEquals("Ask Greta", json.at("/outcome/note").asText());
        var mixed = list(null);
        mixed.search = "x";
        assertTrue(Printed.errorOf(mixed, services).contains("--role-requests"));
    }

    @Test
    public void listsWhoWaitsInAllCompanies() throws CommandException {
        RoleRequestQueue queue = (caller, state, page) -> {
            assertTrue(caller.operator() && caller.tenant().isEmpty());
            assertEquals(Optional.of(RoleRequests.State.OPEN), state);
            return Answer.of(new Page<>(
                    List.of(new RoleRequestQueue.Item(
                            new RoleRequestQueue.Company("m0-7", "Northwind"), Desk.request(1))),
                    Optional.of("q")));
        };
        services.with(RoleRequestQueue.class, queue);
        var all = list(null);
        all.member = null;
        var printed = Printed.by(all, services);
        assertTrue(printed, printed.matches("(?s).*Northwind \\| u7-1 \\| User 1 .*\\| open.*--after q\n"));
        var json = Printed.jsonBy(all, services).at("/items/0");
        assertEquals("m0-7", json.at("/member/id").asText());
        assertEquals("u7-1", json.at("/request/user/id").asText());
    }

    @Test
    public void decidesTheOpenRequestOfAUser() throws CommandException {
        var granted = Printed.by(decide("u7-1", "granted", null), services);
        assertTrue(granted, granted.contains("is granted"));
        assertTrue(granted, granted.contains("sessions have ended"));
        var refused = Printed.by(decide("u7-1", "refused", "Not now"), services);
        assertTrue(refused, refused.contains("is refused") && !refused.contains("sessions"));
        assertEquals(List.of("q7-1 true - 7 Ticket 7", "q7-1 false Not now 7 Ticket 7"), desk.decided);
    }

    @Test
    public void refusesWhatIsNotClear() {
        assertTrue(Printed.errorOf(decide("u7-9", "granted", null), services).contains("no open request"));
        assertTrue(Printed.errorOf(decide("u7-1", "maybe", null), services).contains("granted or refused"));
        var roles = decide("u7-1", "granted", null);
        roles.roles = List.of("USER");
        assertTrue(Printed.errorOf(roles, services).contains("no roles"));
        var unreasoned = decide("u7-1", "granted", null);
        unreasoned.reason = null;
        assertTrue(Printed.errorOf(unreasoned, services).contains("--reason"));
        assertTrue(Printed.errorOf(decide("u7-1", null, "x"), services.with(UserAccounts.class, null))
                .contains("--note goes with --decide"));
        assertEquals(List.of(), desk.decided);
    }
}
