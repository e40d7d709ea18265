package org.bestow.core.internal.engine;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bestow.core.internal.catalog.SettingsCheck;
import org.bestow.core.internal.fixture.World;
import org.bestow.core.internal.text.Texts;
import org.bestow.spi.BenefitType;
import org.bestow.type.cloud.internal.CloudType;
import org.bestow.type.software.internal.SoftwareType;
import org.bestow.type.visualstudio.internal.VisualStudioType;
import org.junit.After;
import org.junit.Test;

/** The demonstration catalogue, as the types see it. */
public class DemoCatalogTest {

    private final Aftermath aftermath = new Aftermath(arrival -> {}, type -> {}, List::of);
    private final TypeRegistry registry = new TypeRegistry(new Texts(), World.CLOCK, aftermath);
    private final JsonNode catalog = read();

    @After
    public void stop() {
        aftermath.stop();
    }

    private static JsonNode read() {
        try (var stream = DemoCatalogTest.class.getResourceAsStream("/catalog/mpn-demo.json")) {
            return new ObjectMapper().readTree(stream);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<JsonNode> software() {
        return items("software");
    }

    private List<JsonNode> items(String type) {
        var items = new ArrayList<JsonNode>();
        catalog.path("packages").forEach(pack -> pack.path("items").forEach(item -> {
            if (item.path("type").asText().equals(type)) {
                items.add(item);
            }
        }));
        return items;
    }

    @Test
    public void everyItemHasSettingsThatItsTypeTakes() {
        taken("cloud", new CloudType());
        taken("software", new SoftwareType());
        taken("visual-studio", new VisualStudioType());
    }

    private <S extends Record> void taken(String type, BenefitType<S> itself) {
        var loader = itself.getClass().getClassLoader();
        registry.arrive(new Candidate(1, type, "1.0.0", itself, loader, loader::getResourceAsStream));
        assertFalse(type, items(type).isEmpty());
        for (var item : items(type)) {
            var version = item.path("settingsVersion").asInt();
            assertEquals(
                    item.path("code").asText(),
                    SettingsCheck.Verdict.checked(),
                    registry.check(type, item.path("settings").toString(), version));
        }
    }

    @Test
    public void everyPoolOfAnEditionIsThere() {
        var pools = new HashSet<>(catalog.path("keyPools").findValuesAsText("code"));
        for (var item : software()) {
            var named = item.path("settings").findValuesAsText("pool");
            assertTrue(item.path("code").asText() + named, pools.containsAll(named));
        }
    }

    @Test
    public void everyPoolOfCloudLicencesIsThere() {
        var pools = new HashSet<>(catalog.path("keyPools").findValuesAsText("code"));
        for (var item : items("cloud")) {
            var named = item.path("settings").findValuesAsText("pool");
            assertTrue(item.path("code").asText() + named, pools.containsAll(named));
        }
    }

    @Test
    public void showsACreditOfEachKindAndLicences() {
        var kinds = new HashSet<String>();
        items("cloud")
                .forEach(item -> kinds.add(item.at("/settings/credit/kind").asText("licenses")));
        assertEquals(Set.of("MONTHLY", "BULK", "licenses"), kinds);
    }

    @Test
    public void showsWhatASoftwareItemCanHave() {
        var shown = new HashSet<String>();
        for (var item : software()) {
            item.path("settings").fieldNames().forEachRemaining(shown::add);
            shown.add(item.path("settings").path("keyKind").asText());
        }
        assertTrue(
                shown.toString(),
                shown.containsAll(List.of(
                        "editionKeys",
                        "keyNote",
                        "restrictions",
                        "systemRequirements",
                        "dailyLimits",
                        "counting",
                        "RETAIL",
                        "MULTIPLE_ACTIVATION",
                        "STATIC",
                        "CUSTOM",
                        "NONE")));
    }
}
