package org.bestow.core.internal.catalog;

import static org.junit.Assert.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.TreeSet;
import org.bestow.api.Language;
import org.bestow.api.Problem.FieldError;
import org.junit.Test;

public class MasksTest {

    /** A name, a password, and a list of the same. */
    private static final JsonNode SCHEMA = tree(
            """
            {"properties":{"name":{},"password":{"writeOnly":true},"count":{},"texts":{"additionalProperties":{}},
             "logins":{"items":{"properties":{"name":{},"password":{"writeOnly":true}},"additionalProperties":false}}},
             "additionalProperties":false}""");

    @Test
    public void masksWhatIsSecretAndWhatIsNotDescribed() {
        assertEquals(
                tree(
                        """
                        {"name":"n","password":"•••••","count":1,"texts":{"en":"e"},"other":["•••••",{"a":"•••••"}],
                         "logins":[{"name":"a","password":"•••••"},{"password":null,"more":{}}]}"""),
                Masks.masked(
                        tree(
                                """
                        {"name":"n","password":"p","count":1,"texts":{"en":"e"},"other":[true,{"a":5}],
                         "logins":[{"name":"a","password":"q"},{"password":null,"more":{}}]}"""),
                        SCHEMA));
        assertEquals(
                tree("{\"a\":\"•••••\",\"b\":[\"•••••\"],\"c\":{}}"),
                Masks.masked(tree("{\"a\":\"x\",\"b\":[1],\"c\":{}}"), MissingNode.getInstance()));
    }

    @Test
    public void tellsWhereItHides() {
        assertEquals(
                List.of("s/logins/0/password", "s/other/0", "s/other/1/a~1b", "s/password"),
                List.copyOf(new TreeSet<>(Masks.places(
                        tree(
                                "{\"name\":\"n\",\"password\":\"p\",\"other\":[1,{\"a/b\":[]}],\"logins\":[{\"password\":\"q\"}]}"),
                        SCHEMA,
                        "s"))));
    }

    @Test
    public void whatComesBackUnchangedIsAsItWas() {
        for (var settings : List.of(
                "{\"name\":\"n\",\"password\":\"p\",\"logins\":[{\"name\":\"a\",\"password\":\"q\"},{\"name\":\"a\",\"password\":\"r\"}]}",
                "{\"other\":[1,[true,\"x\"],{\"y\":null}],\"name\":\"n\"}",
                "{}")) {
            var stored = tree(settings);
            restores(stored, Masks.masked(stored, SCHEMA), stored);
            restores(stored, Masks.masked(stored, MissingNode.getInstance()), stored);
        }
    }

    @Test
    public void whatIsEditedAroundAMaskKeepsWhatIsBehindIt() {
        restores(
                tree("{\"name\":\"new\",\"password\":\"p\"}"),
                tree("{\"name\":\"new\",\"password\":\"•••••\"}"),
                tree("{\"name\":\"n\",\"password\":\"p\",\"count\":1}"));
        // in a list: in its place
        restores(
                tree("[{\"name\":\"c\",\"password\":\"p\"},{\"name\":\"b\",\"password\":\"q\"}]"),
                tree("[{\"name\":\"c\",\"password\":\"•••••\"},{\"name\":\"b\",\"password\":\"•••••\"}]"),
                tree("[{\"name\":\"a\",\"password\":\"p\"},{\"name\":\"b\",\"password\":\"q\"}]"));
    }

    @Test
    public void inAListThatChangedAnElementIsFoundByWhatItSays() {
        var stored = tree("[{\"name\":\"a\",\"password\":\"p\"},{\"name\":\"b\",\"password\":\"q\"}]");
        restores(
                tree("[{\"name\":\"b\",\"password\":\"q\"},{\"name\":\"a\",\"password\":\"p\"}]"),
                tree("[{\"name\":\"b\",\"password\":\"•••••\"},{\"name\":\"a\",\"password\":\"•••••\"}]"),
                stored);
        restores(
                tree("[{\"name\":\"b\",\"password\":\"q\"}]"),
                tree("[{\"name\":\"b\",\"password\":\"•••••\"}]"),
                stored);
        restores(
                tree("[{\"name\":\"x\",\"password\":\"new\"},{\"name\":\"a\",\"password\":\"p\"}]"),
                tree("[{\"name\":\"x\",\"password\":\"new\"},{\"name\":\"a\",\"password\":\"•••••\"}]"),
                stored);
    }

    @Test
    public void noSecretGoesWhereItDoesNotBelong() {
        var stored = tree("[{\"name\":\"a\",\"password\":\"p\"},{\"name\":\"b\",\"password\":\"q\"}]");
        // b moved to the front, and c is new: whose secret should it have?
        refuses(
                "/s/1/password",
                tree("[{\"name\":\"b\",\"password\":\"•••••\"},{\"name\":\"c\",\"password\":\"•••••\"}]"),
                stored);
        refuses("/s/0", tree("[\"•••••\"]"), tree("[\"p\",\"q\"]"));
        refuses("/s/password", tree("{\"password\":\"•••••\"}"), tree("{\"name\":\"n\"}"));
        refuses("/s/password", tree("{\"password\":\"•••••\"}"), tree("{\"password\":null}"));
        refuses("/s/password", tree("{\"password\":\"•••••\"}"), tree("{\"password\":{\"a\":1}}"));
        refuses("/s/password", tree("{\"password\":\"•••••\"}"), tree("{\"password\":\"•••••\"}"));
        refuses("/s/a~1b/0", tree("{\"a/b\":[\"•••••\"]}"), MissingNode.getInstance());
    }

    private static void restores(JsonNode expected, JsonNode sent, JsonNode stored) {
        var faults = new Faults();
        assertEquals(expected, Masks.restored(sent, stored, "/s", faults));
        assertEquals(List.of(), faults.in(Language.EN));
    }

    private static void refuses(String path, JsonNode sent, JsonNode stored) {
        var faults = new Faults();
        Masks.restored(sent, stored, "/s", faults);
        assertEquals(
                List.of(path),
                faults.in(Language.EN).stream().map(FieldError::path).toList());
    }

    private static JsonNode tree(String json) {
        return FieldChanges.read(json);
    }
}
