package org.bestow.identity.internal.policy;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.bestow.api.Policy.Permission;
import org.bestow.spi.Role;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class PolicyFileTest {

    private static final Set<Role> ADMINS = Set.of(Role.GLOBAL_ADMIN, Role.PARTNER_ADMIN);

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final AtomicLong nanoTime = new AtomicLong(-5);
    private Path file;
    private long written;

    @Before
    public void place() {
        file = folder.getRoot().toPath().resolve(PolicyFile.NAME);
    }

    private PolicyFile with(String text) throws Exception {
        write(text);
        return new PolicyFile(file, nanoTime::get);
    }

    private void write(String text) throws IOException {
        Files.writeString(file, text);
        Files.setLastModifiedTime(
                file, FileTime.from(Instant.parse("2026-01-01T00:00:00Z").plusSeconds(written++)));
    }

    private void second() {
        nanoTime.addAndGet(TimeUnit.SECONDS.toNanos(1));
    }

    @Test
    public void seedIsWhatTheSeedsSay() throws Exception {
        var policy = with("{\"preset\": \"seed\"}");
        var operatorOr = EnumSet.of(Role.OPERATOR, Role.GLOBAL_ADMIN);
        for (var action : List.of("assign-user", "remove-user", "reassign")) {
            assertEquals(action, operatorOr, policy.rolesFor("visual-studio", action, Set.of()));
        }
        for (var action : List.of("get-keys", "show-key")) {
            assertEquals(action, ADMINS, policy.rolesFor("software", action, Set.of()));
        }
        assertEquals(
                Set.of(Role.GLOBAL_ADMIN, Role.PARTNER_ADMIN, Role.OPERATOR),
                policy.rolesFor("go-to-market", "activate", Set.of()));
        assertEquals(
                Set.of(Role.GLOBAL_ADMIN, Role.USER_ADMIN, Role.ADMIN_AGENT, Role.PARTNER_ADMIN, Role.OPERATOR),
                policy.rolesFor(Permission.VIEW_BENEFITS));
        assertEquals(EnumSet.allOf(Role.class), policy.rolesFor(Permission.VIEW_PACKAGES));
        assertEquals(Set.of(Role.GLOBAL_ADMIN, Role.OPERATOR), policy.rolesFor(Permission.VIEW_AUDIT));
        assertEquals(Set.of(Role.OPERATOR), policy.rolesFor(Permission.OPERATE_CATALOG));
        assertEquals(Set.of(Role.OPERATOR), policy.rolesFor(Permission.OPERATE_KEYS));
    }

    @Test
    public void wideLetsPartnerAdminsAssign() throws Exception {
        var policy = with("{\"preset\": \"wide\"}");
        assertTrue(policy.rolesFor("cloud", "assign-user", Set.of()).containsAll(ADMINS));
        assertEquals(ADMINS, policy.rolesFor("cloud", "get-keys", Set.of()));
    }

    @Test
    public void theNearestEntryDecides() throws Exception {
        var policy = with(
                "{\"preset\": \"seed\", \"permissions\": {\"view-audit\": [\"OPERATOR\"]}, \"actions\": {"
                        + "\"*\": {\"activate\": [\"USER\"]}, \"cloud\": {\"activate\": [\"USER_ADMIN\"], \"assign-user\": []}}}");
        assertEquals(Set.of(Role.OPERATOR), policy.rolesFor(Permission.VIEW_AUDIT));
        assertEquals(Set.of(Role.USER_ADMIN), policy.rolesFor("cloud", "activate", Set.of()));
        assertEquals(Set.of(Role.USER), policy.rolesFor("go-to-market", "activate", Set.of()));
        assertEquals(Set.of(), policy.rolesFor("cloud", "assign-user", ADMINS));
        assertEquals(ADMINS, policy.rolesFor("cloud", "of-a-vendor", ADMINS));
    }

    @Test
    public void operatorsNeverGetKeys() throws Exception {
        for (var preset : Rules.PRESETS) {
            var policy = with("{\"preset\": \"" + preset + "\"}");
            for (var action : PolicyDocument.KEY_ACTIONS) {
                var byDefault = policy.rolesFor("any", action, Set.of(Role.OPERATOR));
                assertFalse(preset + " " + action, byDefault.contains(Role.OPERATOR));
            }
        }
        refused(
                "{\"preset\": \"seed\", \"actions\": {\"software\": {\"get-keys\": [\"OPERATOR\"]}}}",
                "actions/software/get-keys cannot be given to OPERATOR");
    }

    @Test
    public void whatIsUnknownIsNamed() throws Exception {
        refused("{}", "names no preset");
        refused("{\"preset\": \"free\"}", "unknown preset \"free\"");
        refused("{\"preset\": \"seed\", \"role\": {}}", "unknown field \"role\"");
        refused("{\"preset\": \"seed\", \"permissions\": {\"view-keys\": []}}", "unknown permission \"view-keys\"");
        refused(
                "{\"preset\": \"seed\", \"permissions\": {\"view-audit\": [\"ADMIN\"]}}",
                "permissions/view-audit: unknown role \"ADMIN\"");
        refused(
                "{\"preset\": \"seed\", \"actions\": {\"cloud\": {\"activate\": [\"global_admin\"]}}}",
                "actions/cloud/activate: unknown role \"global_admin\"");
        refused("{\"preset\": \"seed\", \"actions\": {\"Cloud\": {}}}", "\"Cloud\" is no name of a type");
        refused("{\"preset\": \"seed\", \"actions\": {\"*\": {\"Get\": []}}}", "\"Get\" is no name of an action");
        refused("{\"preset\": \"seed\", \"actions\": []}", "actions has to be a JSON object");
        refused("{\"preset\": \"seed\", \"permissions\": {\"view-audit\": \"USER\"}}", "has to be a list of roles");
        refused("{\"preset\": \"seed\", \"permissions\": {\"view-packages\": [\"USER\"]}}", "cannot be restricted");
        refused("{\"preset\": \"seed\", \"preset\": \"wide\"}", "not JSON");
        refused("{\"preset\": \"seed\"} x", "not JSON");
        refused("", "has to be a JSON object");
    }

    private void refused(String text, String why) {
        var error = assertThrows(BadPolicyException.class, () -> with(text));
        assertTrue(error.getMessage(), error.getMessage().contains(why));
        assertTrue(error.getMessage(), error.getMessage().startsWith("The policy file " + file + " cannot be used: "));
        assertFalse(error.getMessage(), error.getMessage().contains("\n"));
    }

    @Test
    public void aMissingFileIsRefusedAtStart() {
        var error = assertThrows(BadPolicyException.class, () -> new PolicyFile(file, nanoTime::get));
        assertTrue(error.getMessage(), error.getMessage().contains("it does not exist"));
    }

    @Test
    public void aChangedFileIsTakenOverWithinASecond() throws Exception {
        var policy = with("{\"preset\": \"seed\"}");
        write("{\"preset\": \"seed\", \"permissions\": {\"view-audit\": [\"USER\"]}}");
        assertFalse(policy.rolesFor(Permission.VIEW_AUDIT).contains(Role.USER));
        second();
        assertTrue(policy.rolesFor(Permission.VIEW_AUDIT).contains(Role.USER));
        assertEquals(Optional.empty(), policy.fault());
    }

    @Test
    public void theLastGoodPolicyStays() throws Exception {
        var policy = with("{\"preset\": \"wide\"}");
        write("{\"preset\": \"wide\", \"permissions\": {\"view-audit\": [\"BOSS\"]}}");
        second();
        assertTrue(policy.rolesFor("cloud", "assign-user", Set.of()).contains(Role.PARTNER_ADMIN));
        assertEquals(Optional.of("permissions/view-audit: unknown role \"BOSS\""), policy.fault());
        Files.delete(file);
        second();
        assertEquals(Optional.of("it does not exist"), policy.fault());
        assertTrue(policy.rolesFor("cloud", "assign-user", Set.of()).contains(Role.PARTNER_ADMIN));
        write("{\"preset\": \"seed\"}");
        second();
        assertEquals(Optional.empty(), policy.fault());
        assertFalse(policy.rolesFor("cloud", "assign-user", Set.of()).contains(Role.PARTNER_ADMIN));
    }

    /** A fault is read again each second: what was seen half written has the same time and size when it is whole. */
    @Test
    public void aRepairedFileIsTakenOverWhateverItsTime() throws Exception {
        var policy = with("{\"preset\": \"seed\"}");
        write("{\"preset\": \"wode\"}");
        var time = Files.getLastModifiedTime(file);
        second();
        assertTrue(policy.fault().isPresent());
        Files.writeString(file, "{\"preset\": \"wide\"}");
        Files.setLastModifiedTime(file, time);
        second();
        assertEquals(Optional.empty(), policy.fault());
        assertTrue(policy.rolesFor("cloud", "assign-user", Set.of()).contains(Role.PARTNER_ADMIN));
    }

    @Test
    public void presetsKnowEveryPermission() throws Exception {
        for (var preset : Rules.PRESETS) {
            var rules = Rules.parse("{\"preset\": \"" + preset + "\"}");
            Arrays.stream(Permission.values())
                    .forEach(permission ->
                            assertFalse(permission.code(), rules.of(permission).isEmpty()));
        }
    }
}
