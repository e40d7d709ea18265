package org.bestow.itests.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The packages of the bench's world, as the document that operators import. */
final class Catalogue {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Catalogue() {}

    static String document() {
        var document = JSON.createObjectNode().put("format", 1);
        var pools = document.putArray("keyPools");
        for (var pool = 0; pool < World.POOLS; pool++) {
            pools.addObject().put("code", pool(pool)).put("kind", "retail");
        }
        var packages = document.putArray("packages");
        for (var number = 0; number < World.PACKAGES; number++) {
            var one = packages.addObject().put("code", "bench-" + number).put("validityDays", 3_650);
            title(one.putObject("title"), "Package " + number);
            one.putObject("description").put("en", "Measured, not sold.");
            items(one.putArray("items"), number);
        }
        return document.toString();
    }

    private static void items(ArrayNode items, int number) {
        for (var place = 0; place < World.BENEFITS; place++) {
            var software = place < World.SOFTWARE;
            var item = items.addObject()
                    .put("code", String.format("item-%02d", place))
                    .put("type", software ? "software" : "visual-studio")
                    .put("quantity", software ? 100_000_000L : 1_000L)
                    .put("unit", software ? "keys" : "seats")
                    .put("activateWithinDays", 180 + place)
                    .put("settingsVersion", 1);
            title(item.putObject("title"), (software ? "Product " : "Subscription ") + (place * 7 % 20));
            var settings = item.putObject("settings");
            if (software) {
                settings.put("product", "Product " + place)
                        .put("keyKind", "RETAIL")
                        .put("pool", pool(number * World.SOFTWARE + place));
                settings.putObject("instructions").put("en", "Install it.");
                settings.putArray("editions");
                settings.putArray("downloads");
            } else {
                settings.put("level", "Subscription " + place).put("portal", "https://portal.example.org/");
            }
        }
    }

    private static void title(ObjectNode title, String text) {
        title.put("en", text).put("zh-CN", "产品" + text).put("zh-TW", "產品" + text);
    }

    /** In the order of their codes. */
    static String pool(int pool) {
        return String.format("bench-p%03d", pool);
    }
}
