package org.bestow.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Every command of the scope {@code bestow} on the built distribution, as its documentation shows it. */
public class ShellIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MEMBER = "'Northlight Systems'";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void everyCommandWorksAndSaysWhatIsWrong() throws IOException {
        try (var platform = RunningPlatform.onH2(folder.getRoot().toPath().resolve("data"))) {
            listsTypes(platform);
            var benefit = listsBenefits(platform);
            showsBenefit(platform, benefit);
            actsForAMemberOnlyWithAReasonAndTakesNoKeys(platform, benefit);
            importsKeysWithoutShowingThem(platform);
            importsACatalogueOrNothing(platform);
            listsAudit(platform);
            tellsWrongArgumentsAsJson(platform);
            staysClearWithoutTheType(platform, benefit);
        }
    }

    private static void listsTypes(RunningPlatform platform) throws IOException {
        var software = find(json(platform, "type-list --json"), "id", "software");
        assertEquals("live", software.get("state").asText());
        assertTrue(software.get("benefits").asLong() > 0);
    }

    private static String listsBenefits(RunningPlatform platform) throws IOException {
        var list =
                json(platform, "benefit-list --json --member " + MEMBER + " --type software --search Office --limit 1");
        assertEquals(1, list.get("items").size());
        var row = list.get("items").get(0);
        assertEquals("available", row.get("status").asText());
        assertTrue(row.get("title").asText().contains("Office"));
        assertTrue(output(platform, "benefit-list --language zh-CN --member " + MEMBER)
                .contains("专业"));

        assertError(platform, "benefit-list", "--member");
        assertError(platform, "benefit-list --member nobody", "no member 'nobody'");
        assertError(platform, "benefit-list --status gone --member " + MEMBER, "available");
        return row.get("id").asText();
    }

    private static void showsBenefit(RunningPlatform platform, String benefit) throws IOException {
        var shown = json(platform, "benefit-show --json " + benefit);
        assertEquals(benefit, shown.get("id").asText());
        assertEquals("get-keys", shown.get("actions").get(0).get("name").asText());
        assertError(platform, "benefit-show nonsense", "no id of a benefit");
    }

    private static void actsForAMemberOnlyWithAReasonAndTakesNoKeys(RunningPlatform platform, String benefit)
            throws IOException {
        assertError(platform, "benefit-do --member " + MEMBER + " " + benefit + " get-keys", "--reason");
        var forbidden = assertError(
                platform,
                "benefit-do --member " + MEMBER + " --reason 'Ticket 7' --input '{\"count\":1}' " + benefit
                        + " get-keys",
                "Who can help: ");
        assertTrue(forbidden, forbidden.contains("Nothing was changed."));
    }

    private void importsKeysWithoutShowingThem(RunningPlatform platform) throws IOException {
        var file = write("keys.txt", "VWXY2-VWXY2-VWXY2-VWXY2-VWXY2\n\nVWXY2-VWXY2-VWXY2-VWXY2-VWXY2\n");
        var printed = output(platform, "key-import visio-professional " + file);
        assertTrue(printed, printed.contains("1 imported into visio-professional, 1 there already"));
        assertFalse(printed, printed.contains("VWXY2"));
        var report = json(platform, "key-import --json visio-professional " + file);
        assertEquals(0, report.get("imported").asInt());
        assertEquals(3, report.get("rows").get(1).get("row").asInt());

        assertError(platform, "key-import no-such-pool " + file, "no such key pool");
        assertError(platform, "key-import visio-professional " + file + ".gone", "Cannot read");
    }

    private void importsACatalogueOrNothing(RunningPlatform platform) throws IOException {
        var wrong = assertError(
                platform, "catalog-import " + write("wrong.json", "{\"format\":1,\"packages\":[{}]}"), "/packages/0");
        assertTrue(wrong, wrong.contains("Nothing was changed."));
        var file = write("catalog.json", "{\"format\":1,\"packages\":[]}");
        assertEquals(
                0,
                json(platform, "catalog-import --json " + file).get("packages").asInt());
        assertTrue(output(platform, "catalog-import " + file).contains("Nothing to do"));
    }

    private static void listsAudit(RunningPlatform platform) throws IOException {
        var newest = json(platform, "audit-list --json --limit 1");
        assertEquals("catalog-import", newest.get("items").get(0).get("action").asText());
        assertEquals(
                "shell", newest.get("items").get(0).get("actor").get("name").asText());
        var older =
                json(platform, "audit-list --json --after " + newest.get("next").asText());
        assertEquals("key-import", older.get("items").get(0).get("action").asText());
        assertError(platform, "audit-list --limit 0", "1 to 200");
    }

    /** Karaf finds them before our code runs. */
    private static void tellsWrongArgumentsAsJson(RunningPlatform platform) throws IOException {
        for (var command :
                List.of("audit-list --colour --json", "benefit-show --json", "audit-list --json --limit x")) {
            var error = JSON.readTree(assertError(platform, command, "command-failed"));
            assertEquals(
                    "bestow:" + command.split(" ")[0] + " --help lists its options and arguments.",
                    error.at("/error/detail").asText());
        }
        assertError(platform, "audit-list --colour", "undefined option --colour");
    }

    private static void staysClearWithoutTheType(RunningPlatform platform, String benefit) throws IOException {
        assertEquals(0, platform.shell("bundle:stop org.bestow.type.software").code());
        var software = find(json(platform, "type-list --json"), "id", "software");
        assertEquals("missing", software.get("state").asText());
        assertTrue(output(platform, "benefit-show " + benefit).contains("its bundle is not running"));
        assertError(
                platform,
                "benefit-do --member " + MEMBER + " --reason 'Ticket 7' " + benefit + " get-keys",
                "see bestow:type-list");
        assertEquals(0, platform.shell("bundle:start org.bestow.type.software").code());
        assertEquals(
                "live",
                find(json(platform, "type-list --json"), "id", "software")
                        .get("state")
                        .asText());
        assertEquals("ok", json(platform, "doctor --json").get("status").asText());
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.getRoot().toPath().resolve(name), text);
    }

    private static JsonNode find(JsonNode list, String field, String value) {
        return StreamSupport.stream(list.get("items").spliterator(), false)
                .filter(item -> item.get(field).asText().equals(value))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + value + " in " + list));
    }

    private static JsonNode json(RunningPlatform platform, String command) throws IOException {
        return JSON.readTree(output(platform, command));
    }

    private static String output(RunningPlatform platform, String command) throws IOException {
        var answer = platform.shell("bestow:" + command);
        assertEquals(command + ": " + answer.output(), 0, answer.code());
        return answer.output();
    }

    private static String assertError(RunningPlatform platform, String command, String part) throws IOException {
        var answer = platform.shell("bestow:" + command);
        assertEquals(command + ": " + answer.output(), 1, answer.code());
        assertTrue(command + ": " + answer.output(), answer.output().contains(part));
        return answer.output();
    }
}
