package org.bestow.mail.internal;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** Knows how far a message got: exceptions alone do not tell whether the server may have it. Not thread-safe. */
final class SmtpTransport extends SMTPTransport {

    /** The last step that was begun. */
    enum Stage {
        CONNECT,
        SENDER,
        RECIPIENT,
        DATA,
        CONTENT,
        END
    }

    private Stage stage = Stage.CONNECT;

    SmtpTransport(Session session, URLName address) {
        super(session, address);
    }

    Stage stage() {
        return stage;
    }

    @Override
    protected void mailFrom() throws MessagingException {
        stage = Stage.SENDER;
        super.mailFrom();
    }

    @Override
    protected void rcptTo() throws MessagingException {
        stage = Stage.RECIPIENT;
        super.rcptTo();
    }

    @Override
    protected OutputStream data() throws MessagingException {
        stage = Stage.DATA;
        var stream = super.data();
        stage = Stage.CONTENT;
        return stream;
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
        stage = Stage.END;
        super.finishData();
    }
}
