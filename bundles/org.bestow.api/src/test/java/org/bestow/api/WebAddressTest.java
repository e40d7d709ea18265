package org.bestow.api;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.Test;

public class WebAddressTest {

    @Test
    public void takesAddressesOfPages() {
        for (var text : List.of(
                "https://x.example",
                "https://x.example/a?b=c#d",
                "https://x.example#d",
                "https://10.0.0.1:8443/%e4?a@b")) {
            assertEquals(text, Optional.of(URI.create(text)), WebAddress.of(text));
        }
    }

    @Test
    public void takesNothingThatRunsReadsFilesOrHidesWhereItLeads() {
        for (var text : List.of(
                "",
                "x.example",
                "/a",
                "http://x.example",
                "HTTPS://x.example",
                "https://x.example/%zz",
                "https://x.example\n",
                "javascript:alert(1)",
                "https:x.example",
                "https:///a",
                "https://x.example@evil.example/",
                "https://x.example/a b",
                "https://" + "x".repeat(WebAddress.LONGEST))) {
            assertTrue(text, WebAddress.of(text).isEmpty());
        }
    }
}
