package org.bestow.store.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class StoreComponentTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private record Settings(String url, String user, String password, String passwordFile, int poolSize)
            implements StoreComponent.Config {
        @Override
        public Class<? extends Annotation> annotationType() {
            return StoreComponent.Config.class;
        }
    }

    private static Database database(Settings settings) {
        return StoreComponent.database(new org.h2.Driver(), settings, "/data");
    }

    @Test
    public void theDataDirectoryStandsInTheAddress() {
        var database = database(new Settings("jdbc:h2:async:${bestow.data}/bestow", "u", "p", "", 4));
        assertEquals("jdbc:h2:async:/data/bestow", database.url());
    }

    @Test
    public void thePasswordComesFromItsFile() throws IOException {
        var file = folder.newFile();
        Files.writeString(file.toPath(), "hush\nsecond line\n");
        var database = database(new Settings("jdbc:h2:mem:x", "u", "", file.toString(), 4));
        assertEquals("hush", database.credential().password());
        assertFalse(database.toString().contains("hush"));
    }

    @Test
    public void whatCannotWorkIsRefusedAtOnce() {
        var absent = database(new Settings("jdbc:h2:mem:x", "u", "", "/absent/file", 4));
        assertThrows(UncheckedIOException.class, absent.credential()::password);
        assertThrows(IllegalArgumentException.class, () -> database(new Settings("jdbc:derby:x", "u", "", "", 4)));
        assertThrows(IllegalArgumentException.class, () -> database(new Settings("jdbc:h2:mem:x", "u", "", "", 1)));
    }
}
