package org.bestow.shell.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.karaf.shell.support.CommandException;
import org.bestow.api.Benefits;
import org.bestow.api.Language;
import org.bestow.api.Members;
import org.bestow.api.Problem;
import org.bestow.spi.Scope;
import org.bestow.spi.Status;
import org.junit.Test;

public class BenefitCommandsTest {

    private final FakeBenefits benefits = new FakeBenefits();
    private final FakeServices services =
            new FakeServices().with(Benefits.class, benefits).with(Members.class, new TwoCompanies());

    @Test
    public void listsForTheMemberInTheLanguageAskedFor() throws CommandException {
        var command = new BenefitListCommand();
        command.member = "northwind";
        command.language = "zh-TW";

        var printed = Printed.by(command, services);

        assertTrue(printed, printed.contains(FakeBenefits.BENEFIT));
        assertTrue(printed, printed.contains("3 / 10 keys"));
        assertTrue(printed, printed.contains("--after cursor-1"));
        var caller = benefits.callers.get(0);
        assertEquals(OptionalLong.of(7), caller.tenant());
        assertEquals(Language.ZH_TW, caller.language());
        assertTrue(caller.operator());
    }

    @Test
    public void readsFiltersAndOrder() throws CommandException {
        var command = new BenefitListCommand();
        command.member = "m0-7";
        command.type = "software";
        command.status = "active, expired";
        command.expiringBefore = "2026-12-31";
        command.sort = "-activateBy";

        Printed.by(command, services);

        assertEquals(
                new Benefits.Query(
                        Optional.of("software"),
                        Set.of(Status.ACTIVE, Status.EXPIRED),
                        Optional.empty(),
                        Optional.of(LocalDate.parse("2026-12-31")),
                        Benefits.Sort.ACTIVATE_BY,
                        true),
                benefits.queries.get(0));
    }

    @Test
    public void wrongOptionsSayWhatTheyTake() {
        var command = new BenefitListCommand();
        assertTrue(Printed.errorOf(command, services).contains("--member"));

        command.member = "nobody";
        assertTrue(Printed.errorOf(command, services).contains("no member 'nobody'"));

        command.member = "northwind";
        command.status = "gone";
        assertTrue(Printed.errorOf(command, services).contains("available"));
        command.status = null;
        command.sort = "colour";
        assertTrue(Printed.errorOf(command, services).contains("activateBy"));
        command.sort = "title";
        command.limit = 201;
        assertTrue(Printed.errorOf(command, services).contains("1 to 200"));
        command.limit = 200;
        command.expiringBefore = "tomorrow";
        assertTrue(Printed.errorOf(command, services).contains("2026-12-31"));
        assertEquals(List.of(), benefits.queries);
    }

    @Test
    public void jsonOfAListHasTheFieldsOfTheRestInterface() throws CommandException {
        var command = new BenefitListCommand();
        command.member = "northwind";

        var json = Printed.jsonBy(command, services);

        assertEquals("cursor-1", json.get("next").asText());
        var benefit = json.get("items").get(0);
        assertEquals("active", benefit.get("status").asText());
        assertEquals(10, benefit.get("quantity").asLong());
        assertEquals("keys", benefit.get("unit").asText());
        assertTrue(benefit.has("activateBy") && benefit.get("activateBy").isNull());
        assertEquals("2027-01-14", benefit.get("expires").asText());
    }

    @Test
    public void showFindsTheMemberByTheBenefitsId() throws CommandException {
        var command = new BenefitShowCommand();
        command.benefit = FakeBenefits.BENEFIT;

        var printed = Printed.by(command, services);

        assertTrue(printed, printed.contains("get-keys"));
        assertTrue(printed, printed.contains("Ends the right to a refund."));
        assertTrue(printed, printed.contains(FakeBenefits.KEY));
        assertTrue(printed, printed.contains(" 2026-03-02T10:00:00Z "));
        assertEquals(OptionalLong.of(7), benefits.callers.get(0).tenant());

        assertTrue(printed, !printed.contains("Ada Lovelace"));
        assertTrue(Printed.jsonBy(command, services).path("endedAssignments").isMissingNode());
        command.json = false;
        command.ended = true;
        var ended = Printed.by(command, services);
        assertTrue(ended, ended.matches("(?s).*a7-3 +\\| Ada Lovelace .*\\| Greta +\\| Removed.*"));
        assertEquals(
                "ada",
                Printed.jsonBy(command, services)
                        .at("/endedAssignments/0/data/nick")
                        .asText());
        command.json = false;

        command.benefit = "nonsense";
        assertTrue(Printed.errorOf(command, services).contains("no id of a benefit"));
    }

    @Test
    public void doingNeedsMemberAndReason() {
        var command = action("get-keys");
        command.reason = "  ";
        assertTrue(Printed.errorOf(command, services).contains("--reason"));
        command.reason = "Ticket 7";
        command.member = null;
        assertTrue(Printed.errorOf(command, services).contains("--member"));
        assertEquals(List.of(), benefits.calls);
    }

    @Test
    public void doesWhatIsAskedWithoutShowingAValue() throws CommandException {
        var command = action("get-keys");
        command.input = "{\"count\":1}";
        command.idempotencyKey = "once";

        var printed = Printed.by(command, services);
        assertFalse(printed, printed.contains(FakeBenefits.VALUE));
        assertFalse(Printed.jsonBy(command, services).toString().contains(FakeBenefits.VALUE));

        assertTrue(printed, printed.contains("get-keys is done."));
        assertTrue(printed, printed.contains(FakeBenefits.KEY));
        var call = benefits.calls.get(0);
        assertEquals("{\"count\":1}", call.input());
        assertEquals(Optional.of("once"), call.idempotencyKey());
        assertEquals(
                "Ticket 7", benefits.callers.get(0).onBehalf().orElseThrow().reason());
    }

    @Test
    public void dryRunSaysSo() throws CommandException {
        var command = action("get-keys");
        command.dryRun = true;

        assertTrue(Printed.by(command, services).contains("would be done. Nothing was changed."));
        assertTrue(benefits.calls.get(0).dryRun());
    }

    @Test
    public void actsOnAKey() throws CommandException {
        var command = action("show-key");
        command.on = FakeBenefits.KEY;
        Printed.by(command, services);
        assertEquals(
                Optional.of(new Benefits.Target(Scope.KEY, FakeBenefits.KEY)),
                benefits.calls.get(0).target());

        command.on = "b7-42";
        assertTrue(Printed.errorOf(command, services).contains("seat or key"));
    }

    @Test
    public void refusalSaysWhy() {
        benefits.problem = Optional.of(new Problem(
                Problem.Kind.REFUSED,
                "not-enough-left",
                "Not possible now",
                "4 asked for, 2 left.",
                Map.of("asked", 4),
                List.of(),
                Optional.empty(),
                List.of(new Problem.Helper("Ada Admin", "ada@example.org")),
                Optional.empty()));

        assertEquals(
                "Not possible now: 4 asked for, 2 left.\nWho can help: Ada Admin <ada@example.org>\nNothing was changed.",
                Printed.errorOf(action("get-keys"), services));
    }

    @Test
    public void missingPartIsNamed() {
        var error = Printed.errorOf(action("get-keys"), new FakeServices().with(Members.class, new TwoCompanies()));

        assertTrue(error, error.contains("Benefits is missing. Try again in a moment"));
    }

    private static BenefitDoCommand action(String name) {
        var command = new BenefitDoCommand();
        command.benefit = FakeBenefits.BENEFIT;
        command.action = name;
        command.member = "Northwind";
        command.reason = "Ticket 7";
        return command;
    }
}
