package org.bestow.identity.internal.administration;

import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Test;

/** What mail links to are pages of the console. */
public class MailLinksTest {

    private static final Path PAGES = Path.of("../org.bestow.console/src/main/web/src/app/router.tsx");

    @Test
    public void linksLeadToPagesOfTheConsole() throws IOException {
        var pages = Files.readString(PAGES);
        for (var link : List.of(RoleLetters.REQUESTS, RoleLetters.COMPANIES + ":member", Inviter.PAGE)) {
            var path = link.substring(1).replace("#", "");
            assertTrue(link, pages.matches("(?s).*path: '/?" + path + "'.*"));
        }
    }
}
