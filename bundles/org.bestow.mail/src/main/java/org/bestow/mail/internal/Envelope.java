package org.bestow.mail.internal;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import org.bestow.api.Message;

/** A message in the form of the internet, the same each time but for its boundary. */
final class Envelope extends MimeMessage {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final String messageId;

    Envelope(Session session, InternetAddress from, String messageId, Message message) throws MessagingException {
        super(session);
        this.messageId = messageId;
        setFrom(from);
        setRecipient(RecipientType.TO, address(message.to()));
        setSubject(message.body().subject(), UTF_8);
        setSentDate(Date.from(message.at()));
        setContentLanguage(new String[] {message.language().tag()});
        // so that nobody's absence is answered to us
        setHeader("Auto-Submitted", "auto-generated");
        setHeader("X-Auto-Response-Suppress", "All");
        var parts = new MimeMultipart("alternative");
        parts.addBodyPart(part(message.body().text(), "plain"));
        parts.addBodyPart(part(message.body().html(), "html"));
        setContent(parts);
        saveChanges();
    }

    private static InternetAddress address(Message.Recipient to) throws MessagingException {
        try {
            return to.name().isBlank()
                    ? new InternetAddress(to.address(), true)
                    : new InternetAddress(to.address(), to.name(), UTF_8);
        } catch (UnsupportedEncodingException e) {
            throw new MessagingException("no UTF-8", e);
        }
    }

    private static MimeBodyPart part(String text, String form) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(text, UTF_8, form);
        return part;
    }

    /** Called by {@link #saveChanges}, which would make a new one each time. */
    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", "<" + messageId + ">");
    }
}
