package org.bestow.mail.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class SettingsTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    /** A file of a configuration. */
    private record Given(Map<String, String> values) implements MailComponent.Config {

        private String value(String name, String usual) {
            return values.getOrDefault(name, usual);
        }

        @Override
        public String host() {
            return value("host", "mail.example.org");
        }

        @Override
        public String port() {
            return value("port", "");
        }

        @Override
        public String tls() {
            return value("tls", "starttls");
        }

        @Override
        public String user() {
            return value("user", "");
        }

        @Override
        public String password() {
            return value("password", "");
        }

        @Override
        public String passwordFile() {
            return value("passwordFile", "");
        }

        @Override
        public String from() {
            return value("from", "Bestow <bestow@example.org>");
        }

        @Override
        public String timeoutSeconds() {
            return value("timeoutSeconds", "30");
        }

        @Override
        public String mostPerMinute() {
            return value("mostPerMinute", "0");
        }

        @Override
        public Class<? extends Annotation> annotationType() {
            return MailComponent.Config.class;
        }
    }

    private Settings read(String... pairs) {
        var values = new HashMap<String, String>();
        for (var position = 0; position < pairs.length; position += 2) {
            values.put(pairs[position], pairs[position + 1]);
        }
        return Settings.read(new Given(values), folder.getRoot().getPath());
    }

    private void refuses(String words, String... pairs) {
        var refusal = assertThrows(IllegalArgumentException.class, () -> read(pairs));
        assertTrue(refusal.getMessage(), refusal.getMessage().contains(words));
    }

    @Test
    public void whatIsLeftOutIsTheSafeAndUsual() {
        var settings = read();
        assertEquals(Settings.Tls.STARTTLS, settings.tls());
        assertEquals(587, settings.port());
        assertEquals(Duration.ofSeconds(30), settings.timeout());
        assertEquals(Optional.empty(), settings.user());
        assertEquals("example.org", settings.domain());
        assertEquals(465, read("tls", "tls").port());
        assertEquals(25, read("tls", "none").port());
        assertEquals(2525, read("port", "2525").port());
    }

    @Test
    public void whatIsWrongIsNamed() {
        refuses("host", "host", "mail example");
        refuses("port", "port", "smtp");
        refuses("port", "port", "70000");
        refuses("tls", "tls", "ssl");
        refuses("from", "from", "");
        refuses("from", "from", "bestow");
        refuses("from", "from", "a@one.example, b@two.example");
        refuses("timeoutSeconds", "timeoutSeconds", "0");
        refuses("timeoutSeconds", "timeoutSeconds", "soon");
        refuses("mostPerMinute", "mostPerMinute", "-1");
    }

    @Test
    public void noPasswordCrossesTheNetworkInTheClear() {
        refuses("in the clear", "tls", "none", "user", "postman", "password", "hush");
        assertEquals(
                Optional.of("postman"),
                read("tls", "none", "user", "postman", "host", "127.0.0.1").user());
    }

    @Test
    public void thePasswordIsInTheFileOrInTheConfigurationAndNowhereElse() throws Exception {
        Files.writeString(folder.getRoot().toPath().resolve("mail-password"), "hush\nmore\n");
        var filed = read("user", "postman", "passwordFile", "${bestow.data}/mail-password", "password", "other");
        assertEquals("hush", filed.credential().password());
        var given = read("user", "postman", "password", "hush");
        assertEquals("hush", given.credential().password());
        assertFalse(given.toString(), given.toString().contains("hush"));
        assertFalse(filed.toString(), filed.toString().contains("hush"));
    }

    @Test
    public void aNameInChineseIsEncoded() {
        var from = read("from", "权益平台 <bestow@example.org>").from();
        assertEquals("权益平台", from.getPersonal());
        assertTrue(from.toString(), from.toString().startsWith("=?UTF-8?"));
    }
}
