package org.bestow.mail.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLSocketFactory;
import org.bestow.api.Messages.State;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class TlsTest {

    @ClassRule
    public static final TemporaryFolder FOLDER = new TemporaryFolder();

    private static TestKeys keys;

    private final MailWorld world = new MailWorld();

    @BeforeClass
    public static void makeKeys() throws Exception {
        keys = new TestKeys(Path.of(FOLDER.getRoot().getPath()));
    }

    /** @return the fault; empty when the message was sent */
    private String deliver(ScriptedServer server, String host, Settings.Tls mode, SSLSocketFactory trust) {
        world.deliveries.queue(1);
        var deliverer =
                world.deliverer(MailWorld.settings(host, server.port(), mode, Duration.ofSeconds(20), 0), trust);
        MailWorld.run(deliverer);
        deliverer.stop();
        return deliverer.circuit().open().map(open -> open.fault().text()).orElse("");
    }

    private static SSLSocketFactory trusting() {
        return keys.client().getSocketFactory();
    }

    private static SSLSocketFactory strangers() {
        return (SSLSocketFactory) SSLSocketFactory.getDefault();
    }

    @Test
    public void bothWaysOfTls() {
        try (var starttls = ScriptedServer.withStartTls(keys.server());
                var tls = ScriptedServer.withTls(keys.server())) {
            assertEquals("", deliver(starttls, "localhost", Settings.Tls.STARTTLS, trusting()));
            assertTrue(starttls.commands().indexOf("STARTTLS")
                    < starttls.commands().indexOf("MAIL FROM:<bestow@platform.example>"));
            assertEquals(1, starttls.messages().size());
            assertEquals("", deliver(tls, "localhost", Settings.Tls.TLS, trusting()));
            assertEquals(1, tls.messages().size());
        }
    }

    @Test
    public void neverInTheClearWhereTlsIsWanted() {
        try (var plain = ScriptedServer.start()) {
            assertEquals("tls-not-offered", deliver(plain, "localhost", Settings.Tls.STARTTLS, trusting()));
            plain.when("STARTTLS", "454 4.7.0 not now");
            assertTrue(plain.commands().stream().noneMatch(command -> command.startsWith("MAIL")));
        }
        assertEquals(1, world.deliveries.count(State.QUEUED));
        assertEquals(0, world.deliveries.attempts());
    }

    @Test
    public void aServerThatRefusesTlsIsUnusable() {
        try (var server = ScriptedServer.withStartTls(keys.server())) {
            server.when("STARTTLS", "454 4.7.0 not now");
            assertEquals("server-refused 454 4.7.0", deliver(server, "localhost", Settings.Tls.STARTTLS, trusting()));
        }
    }

    @Test
    public void aStrangersOrAnothersCertificateIsNotTaken() {
        try (var starttls = ScriptedServer.withStartTls(keys.server());
                var tls = ScriptedServer.withTls(keys.server())) {
            assertEquals("tls-failed", deliver(starttls, "localhost", Settings.Tls.STARTTLS, strangers()));
            assertEquals("tls-failed", deliver(tls, "localhost", Settings.Tls.TLS, strangers()));
            // it is for localhost alone
            assertEquals("tls-failed", deliver(starttls, "127.0.0.1", Settings.Tls.STARTTLS, trusting()));
            assertEquals("tls-failed", deliver(tls, "127.0.0.1", Settings.Tls.TLS, trusting()));
            assertEquals(0, starttls.messages().size() + tls.messages().size());
        }
    }
}
