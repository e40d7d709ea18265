package org.bestow.core.internal.engine;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.bestow.api.Language;
import org.bestow.core.internal.text.Texts;
import org.bestow.spi.Length;
import org.bestow.spi.Localized;
import org.bestow.spi.Range;
import org.junit.Test;

/** What a client's validator makes of our schemas is what our own check says. */
public class SchemaAgreementTest {

    private static final int DOCUMENTS = 2_000;

    enum Colour {
        RED,
        GREEN
    }

    record Inner(boolean yes, Optional<Colour> colour, @Range(min = -1) long number) {}

    record Outer(
            @Length(min = 1, max = 3) String text,
            @Range(min = 1, max = 4) int small,
            @Range(max = 9) BigDecimal price,
            Colour colour,
            Localized words,
            Optional<Inner> perhaps,
            @Length(max = 2) List<Inner> list,
            Set<String> set,
            @Length(min = 1) Map<String, Integer> map) {}

    private static final String FITS =
            "{\"text\":\"ab\",\"small\":2,\"price\":1.5,\"colour\":\"RED\",\"words\":{\"en\":\"x\"},"
                    + "\"perhaps\":{\"yes\":true,\"colour\":\"GREEN\",\"number\":7},\"list\":[{\"yes\":false,\"number\":0}],"
                    + "\"set\":[\"a\",\"b\"],\"map\":{\"k\":1}}";

    private final Random random = new Random(20261121);

    @Test
    public void theSchemaAgreesWithTheCheck() throws Exception {
        var shape = Shapes.of(Outer.class);
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(
                        new SchemaWriter(new Texts(), "none", Language.EN, Map.of()).write(shape, "input.x"),
                        InputFormat.JSON);
        var fitting = 0;
        for (var document = 0; document < DOCUMENTS; document++) {
            var tree = Json.parse(FITS);
            for (var change = random.nextInt(3); change > 0; change--) {
                mutate(tree);
            }
            var checker = new Checker(Language.EN, OptionalLong.empty());
            checker.check(tree, shape, "");
            var theirs = schema.validate(tree.toString(), InputFormat.JSON);
            assertEquals(
                    tree + " " + theirs + " " + checker.errors(),
                    theirs.isEmpty(),
                    checker.errors().isEmpty());
            fitting += theirs.isEmpty() ? 1 : 0;
        }
        assertTrue("both kinds occur: " + fitting, fitting > DOCUMENTS / 10 && fitting < DOCUMENTS * 9 / 10);
    }

    /** Removes, adds or replaces something somewhere. */
    private void mutate(JsonNode root) {
        var containers = new ArrayList<JsonNode>();
        collect(root, containers);
        var container = containers.get(random.nextInt(containers.size()));
        if (container instanceof ObjectNode object) {
            var names = new ArrayList<>(List.of("more", "yes"));
            object.properties().forEach(entry -> names.add(entry.getKey()));
            var name = names.get(random.nextInt(names.size()));
            if (random.nextInt(3) == 0) {
                object.remove(name);
            } else {
                object.set(name, value());
            }
        } else if (container instanceof ArrayNode array) {
            array.add(random.nextBoolean() && !array.isEmpty() ? array.get(0).deepCopy() : value());
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
        return switch (random.nextInt(9)) {
            case 0 -> nodes.textNode("x".repeat(random.nextInt(5)));
            case 1 -> nodes.textNode("GREEN");
            case 2 -> nodes.numberNode(random.nextInt(12) - 3);
            case 3 -> nodes.numberNode(1L << 40);
            case 4 -> nodes.numberNode(new BigDecimal("2.25"));
            case 5 -> nodes.booleanNode(random.nextBoolean());
            case 6 -> nodes.objectNode().put("en", "y");
            case 7 -> nodes.objectNode();
            default -> nodes.arrayNode().add("z");
        };
    }
}
