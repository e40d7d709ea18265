package org.bestow.core.internal.keys;

import static org.junit.Assert.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.Test;

public class NamedPoolTest {

    @Test
    public void findsPoolsHoweverDeepWithTheirPlaces() {
        assertEquals(
                List.of(new NamedPool("/pool", "main"), new NamedPool("/editionKeys/1/pool", "second")),
                in(
                        "{\"pool\": \"main\", \"editionKeys\": [{\"edition\": \"A\"}, {\"edition\": \"B\", \"pool\": \"second\"}]}"));
    }

    @Test
    public void escapesThePlace() {
        assertEquals(List.of(new NamedPool("/a~1b~0c/pool", "x")), in("{\"a/b~c\": {\"pool\": \"x\"}}"));
    }

    @Test
    public void takesOnlyTexts() {
        assertEquals(List.of(), in("{\"pool\": 7, \"other\": {\"pool\": null}}"));
        assertEquals(List.of(new NamedPool("/pool/pool", "inner")), in("{\"pool\": {\"pool\": \"inner\"}}"));
    }

    private static List<NamedPool> in(String json) {
        try {
            return NamedPool.in(new ObjectMapper().readTree(json));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
