package org.bestow.mail.internal;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import org.bestow.api.Language;
import org.bestow.api.Message;
import org.bestow.api.Messages.State;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Against a mail server of somebody else's. */
public class RealServerTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final MailWorld world = new MailWorld();
    private final GreenMail server = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP));

    @Before
    public void start() {
        server.start();
    }

    @After
    public void stop() {
        server.stop();
    }

    private Settings signedIn(Settings.Credential credential) throws Exception {
        return new Settings(
                "localhost",
                server.getSmtp().getPort(),
                Settings.Tls.NONE,
                Optional.of("postman"),
                credential,
                new InternetAddress("bestow@platform.example", "权益平台", "UTF-8"),
                Duration.ofSeconds(20),
                0);
    }

    private static String text(BodyPart part) throws Exception {
        return ((String) part.getContent()).replace("\r\n", "\n");
    }

    @Test
    public void arrivesAsItWasWritten() throws Exception {
        var message = new Message(
                1,
                "invitation",
                new Message.About("user", "u1-1"),
                new Message.Recipient("王小明, \"Ming\" <x@y>", "ming@one.example"),
                Language.ZH_CN,
                new Message.Body(
                        "您的席位已分配：Visual Studio 企业版订阅，请在三十天之内登录并激活，否则席位将被收回 ✓",
                        "你好\n.\n..two\n" + "长".repeat(2_000) + "\nhttps://bestow.example/join?token=hush\n",
                        "<!DOCTYPE html><html><body><p>你好</p></body></html>"),
                world.clock.instant());
        world.deliveries.queue(message);
        var deliverer = world.deliverer(MailWorld.settings(server.getSmtp().getPort()));
        MailWorld.run(deliverer);
        deliverer.stop();
        MimeMessage received = server.getReceivedMessages()[0];
        assertEquals(message.body().subject(), received.getSubject());
        var to = (InternetAddress) received.getAllRecipients()[0];
        assertEquals("ming@one.example", to.getAddress());
        assertEquals(message.to().name(), to.getPersonal());
        assertEquals(1, received.getAllRecipients().length);
        assertEquals(Date.from(world.clock.instant()), received.getSentDate());
        assertArrayEquals(new String[] {"auto-generated"}, received.getHeader("Auto-Submitted"));
        assertArrayEquals(new String[] {"zh-CN"}, received.getContentLanguage());
        assertTrue(received.getMessageID(), received.getMessageID().matches("<[0-9a-f-]{36}@platform\\.example>"));
        var parts = (MimeMultipart) received.getContent();
        assertTrue(parts.getContentType(), parts.getContentType().startsWith("multipart/alternative"));
        assertTrue(parts.getBodyPart(0).isMimeType("text/plain"));
        assertEquals(message.body().text().strip(), text(parts.getBodyPart(0)).strip());
        assertTrue(parts.getBodyPart(1).isMimeType("text/html"));
        assertEquals(message.body().html().strip(), text(parts.getBodyPart(1)).strip());
    }

    @Test
    public void signsInWithThePasswordOfTheFileAndSeesItChange() throws Exception {
        server.setUser("postman@one.example", "postman", "hush");
        server.getUserManager().setAuthRequired(true);
        var file = folder.getRoot().toPath().resolve("password");
        Files.writeString(file, "wrong\n");
        world.deliveries.queue(2);
        var deliverer = world.deliverer(signedIn(Settings.Credential.firstLineOf(file)));
        MailWorld.run(deliverer);
        assertEquals(
                "sign-in-failed 535 5.7.8",
                deliverer.circuit().open().orElseThrow().fault().text());
        assertEquals(0, world.deliveries.attempts());
        Files.writeString(file, "hush\n");
        world.clock.move(Duration.ofMinutes(1));
        MailWorld.run(deliverer);
        deliverer.stop();
        assertEquals(2, world.deliveries.count(State.SENT));
        assertEquals(2, server.getReceivedMessages().length);
    }

    @Test
    public void aMissingFileIsNoMessagesFault() throws Exception {
        var file = folder.getRoot().toPath().resolve("nothing");
        var deliverer = world.deliverer(signedIn(Settings.Credential.firstLineOf(file)));
        world.deliveries.queue(1);
        MailWorld.run(deliverer);
        deliverer.stop();
        assertEquals(
                "password-unreadable",
                deliverer.circuit().open().orElseThrow().fault().text());
    }

    @Test
    public void doesNotGoOnUnsignedWhereTheServerOffersNoSignIn() throws Exception {
        try (var bare = ScriptedServer.start()) {
            var settings = signedIn(Settings.Credential.of("hush"));
            var elsewhere = new Settings(
                    settings.host(),
                    bare.port(),
                    settings.tls(),
                    settings.user(),
                    settings.credential(),
                    settings.from(),
                    settings.timeout(),
                    0);
            world.deliveries.queue(1);
            var deliverer = world.deliverer(elsewhere);
            MailWorld.run(deliverer);
            deliverer.stop();
            assertEquals(
                    "sign-in-not-offered",
                    deliverer.circuit().open().orElseThrow().fault().text());
            assertFalse(bare.commands().toString().contains("MAIL"));
        }
    }

    @Test
    public void passwordsAreNotShown() throws IOException, Exception {
        assertFalse(signedIn(Settings.Credential.of("hush")).toString().contains("hush"));
    }
}
