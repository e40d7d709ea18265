package org.bestow.core.internal.catalog;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.Test;

/** What an editor makes of the published schema is what an import says. */
public class CatalogSchemaTest {

    private static final int DOCUMENTS = 2_000;

    /** What no schema can say: two places are looked at, or what a database takes. */
    private static final Set<String> BEYOND = Set.of("doc.duplicate", "doc.settings-length", "doc.text");

    private static final String SMALL =
            """
            {"format":1,"keyPools":[{"code":"windows","kind":"retail"},{"code":"office","kind":"static"}],
             "categories":[{"type":"software","links":[{"label":{"en":"Guide","zh-TW":"指南"},"href":"https://a.example/x?y#z"}]}],
             "packages":[{"code":"silver","title":{"en":"Silver","zh-CN":"银","zh-TW":"銀"},"description":{"en":"All\\nof it"},
               "validityDays":365,"links":[{"label":{"en":"More"},"href":"https://a.example"}],"items":[
                 {"code":"win","type":"software","title":{"en":"Windows"},"quantity":5,"unit":"keys","activateWithinDays":180,
                  "settingsVersion":1,"settings":{"product":"Windows","list":[1,{"a":null}]}},
                 {"code":"help","type":"technical","title":{"en":"Help"},"quantity":null,"unit":"hours",
                  "settingsVersion":2,"settings":{}}]},
              {"code":"gold","title":{"en":"Gold"},"description":{"en":"More"},"validityDays":1,"items":[]}]}""";

    private final Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(CatalogService.publishedSchema(), InputFormat.JSON);
    private final Random random = new Random(20261125);

    @Test
    public void theDemoCatalogueFits() throws Exception {
        agree(resource("catalog/mpn-demo.json"), true);
        agree(SMALL, true);
        agree("{\"format\":1,\"packages\":[]}", true);
    }

    @Test
    public void theSchemaAgreesWithTheReaderOnMutatedDocuments() throws Exception {
        var fitting = 0;
        for (var number = 0; number < DOCUMENTS; number++) {
            var tree = DocumentReader.parse(SMALL);
            for (var change = random.nextInt(3); change > 0; change--) {
                mutate(tree);
            }
            fitting += agree(tree.toString()) ? 1 : 0;
        }
        assertTrue("both kinds occur: " + fitting, fitting > DOCUMENTS / 10 && fitting < DOCUMENTS * 9 / 10);
    }

    @Test
    public void theSchemaAgreesWithTheReaderOnTheDemoCatalogueMutated() throws Exception {
        var demo = resource("catalog/mpn-demo.json");
        for (var number = 0; number < 20; number++) {
            var tree = DocumentReader.parse(demo);
            mutate(tree);
            agree(tree.toString());
        }
    }

    @Test
    public void edgesOfTexts() throws Exception {
        for (var text : List.of("\u00a0", "\u3000\u2028", "\ufeff ", "\u0085", "a\tb", "a\u007f", "a\nb", "a\r\nb")) {
            agree(with("title", text));
            agree(with("description", text));
        }
        agree(with("title", "\ud83c\udf81".repeat(400)), true);
        agree(with("title", "\ud83c\udf81".repeat(401)), false);
        agree(SMALL.replace("\"silver\"", "\"silver\\n\""), false);
        agree(SMALL.replace("\"silver\"", "\"" + "a".repeat(64) + "\""), true);
        agree(SMALL.replace("\"silver\"", "\"" + "a".repeat(65) + "\""), false);
    }

    @Test
    public void edgesOfLinks() throws Exception {
        for (var href : List.of(
                "", "http://a.example", "https://a b", "https://a.example\\n", "javascript:alert(1)", "https://u@a")) {
            agree(SMALL.replace("https://a.example/x?y#z", href), false);
        }
        agree(SMALL.replace("https://a.example/x?y#z", "https://a.example/%20?q=(1)"), true);
        assertEquals(
                Set.of("doc.duplicate"),
                beyond(SMALL.replace("\"categories\":[", "\"categories\":[{\"type\":\"software\"},")));
    }

    @Test
    public void whatTheSchemaCannotSay() throws Exception {
        assertEquals(Set.of("doc.duplicate"), beyond(SMALL.replace("\"gold\"", "\"silver\"")));
        assertEquals(Set.of("doc.duplicate"), beyond(SMALL.replace("\"help\",", "\"win\",")));
        assertEquals(Set.of("doc.duplicate"), beyond(SMALL.replace("\"office\"", "\"windows\"")));
        assertEquals(Set.of("doc.text"), beyond(SMALL.replace("\"product\":\"Windows\"", "\"a\\u0000\":1")));
        assertEquals(Set.of("doc.text"), beyond(SMALL.replace("\"product\":\"Windows\"", "\"a\":\"\\ud800\"")));
        assertEquals(
                Set.of("doc.settings-length"),
                beyond(SMALL.replace("\"product\":\"Windows\"", "\"a\":\"" + "x".repeat(200_000) + "\"")));
    }

    private String with(String field, String text) throws Exception {
        var tree = DocumentReader.parse(SMALL);
        ((ObjectNode) tree.at("/packages/0/" + field)).put("en", text);
        return tree.toString();
    }

    private void agree(String document, boolean fits) throws Exception {
        assertEquals(document.substring(0, Math.min(300, document.length())), fits, agree(document));
    }

    private boolean agree(String document) throws Exception {
        var theirs = schema.validate(document, InputFormat.JSON);
        var ours = new TreeSet<>(faults(document));
        ours.removeAll(BEYOND);
        assertEquals(document + "\n" + theirs + "\n" + ours, theirs.isEmpty(), ours.isEmpty());
        return theirs.isEmpty();
    }

    private Set<String> beyond(String document) throws Exception {
        assertEquals(List.of(), schema.validate(document, InputFormat.JSON));
        return faults(document);
    }

    private static Set<String> faults(String document) throws Exception {
        var faults = new Faults();
        DocumentReader.read(DocumentReader.parse(document), faults);
        return faults.kinds();
    }

    /** Removes, adds or replaces something somewhere. */
    private void mutate(JsonNode root) {
        var containers = new ArrayList<JsonNode>();
        collect(root, containers);
        var container = containers.get(random.nextInt(containers.size()));
        if (container instanceof ObjectNode object) {
            var names = new ArrayList<>(List.of("more", "activateWithinDays", "zh-TW"));
            object.properties().forEach(entry -> names.add(entry.getKey()));
            var name = names.get(random.nextInt(names.size()));
            if (random.nextInt(4) == 0) {
                object.remove(name);
            } else {
                object.set(name, value());
            }
        } else if (container instanceof ArrayNode array) {
            if (!array.isEmpty() && random.nextInt(3) == 0) {
                array.remove(random.nextInt(array.size()));
            } else {
                array.add(
                        random.nextBoolean() && !array.isEmpty() ? array.get(0).deepCopy() : value());
            }
        }
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainerNode()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }

    private JsonNode value() {
        var nodes = JsonNodeFactory.instance;
        return switch (random.nextInt(16)) {
            case 0 -> nodes.textNode(
                    List.of("", " ", "a", "A", "a-b", "a--b", "1a", "a\n", "é").get(random.nextInt(9)));
            case 1 -> nodes.textNode("static");
            case 2 -> nodes.numberNode(random.nextInt(4) - 1);
            case 3 -> nodes.numberNode(1L << 40);
            case 4 -> nodes.numberNode(new BigDecimal("2.25"));
            case 5 -> nodes.booleanNode(random.nextBoolean());
            case 6 -> nodes.objectNode().put("en", "y");
            case 7 -> nodes.objectNode();
            case 8 -> nodes.numberNode(new BigDecimal("7.0"));
            case 9 -> nodes.numberNode(36_500 + random.nextInt(2));
            case 10 -> nodes.numberNode(new BigDecimal("1E+2"));
            case 11 -> nodes.nullNode();
            case 12 -> nodes.textNode("seats");
            case 13 -> nodes.textNode("x".repeat(399 + random.nextInt(3)));
            case 14 -> nodes.numberNode(1_000_000_000L + random.nextInt(2));
            default -> nodes.arrayNode();
        };
    }

    private static String resource(String name) throws IOException {
        try (var file = CatalogSchemaTest.class.getClassLoader().getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
