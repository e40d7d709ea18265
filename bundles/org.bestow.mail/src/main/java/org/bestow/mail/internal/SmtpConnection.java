package org.bestow.mail.internal;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Properties;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.bestow.api.Deliveries.Fault;
import org.bestow.api.Deliveries.Refused;
import org.bestow.api.Deliveries.Sent;
import org.bestow.api.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection to the mail server, for many messages. Of one thread, but for {@link #abort}. */
final class SmtpConnection {

    private static final Logger LOG = LoggerFactory.getLogger(SmtpConnection.class);

    private final Settings settings;
    private final SSLSocketFactory tls;
    private final Session session;
    private final Socket socket = new Socket();
    private SmtpTransport transport;
    private int messages;

    SmtpConnection(Settings settings, SSLSocketFactory tls) {
        this.settings = settings;
        this.tls = tls;
        var properties = new Properties();
        properties.setProperty("mail.smtp.localhost", settings.domain());
        properties.setProperty(
                "mail.smtp.auth", Boolean.toString(settings.user().isPresent()));
        properties.setProperty("mail.smtp.quitwait", "false");
        var starttls = Boolean.toString(settings.tls() == Settings.Tls.STARTTLS);
        properties.setProperty("mail.smtp.starttls.enable", starttls);
        properties.setProperty("mail.smtp.starttls.required", starttls);
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.ssl.socketFactory", tls);
        this.session = Session.getInstance(properties);
    }

    /** How many messages went through it. */
    int messages() {
        return messages;
    }

    void open() throws UnavailableException {
        var address = new URLName(
                "smtp", settings.host(), settings.port(), null, settings.user().orElse(null), password());
        transport = new SmtpTransport(session, address);
        try {
            transport.connect(line());
        } catch (IOException e) {
            throw new UnavailableException(Fault.of(Faults.broken(e)), e);
        } catch (MessagingException e) {
            throw Faults.connecting(transport, e);
        }
        if (settings.user().isPresent() && !transport.supportsExtension("AUTH")) {
            // it was not even asked to sign in
            throw new UnavailableException(Fault.of("sign-in-not-offered"), null);
        }
    }

    private String password() throws UnavailableException {
        if (settings.user().isEmpty()) {
            return null;
        }
        try {
            return settings.credential().password();
        } catch (IOException e) {
            throw new UnavailableException(Fault.of("password-unreadable"), e);
        }
    }

    /** Our own socket rather than the library's, so that another thread can end what hangs. */
    private Socket line() throws IOException {
        var timeout = Math.toIntExact(settings.timeout().toMillis());
        // under the configured name: a certificate is held against it, and not against what an address is called
        // backwards
        var address = InetAddress.getByAddress(
                settings.host(), InetAddress.getByName(settings.host()).getAddress());
        socket.connect(new InetSocketAddress(address, settings.port()), timeout);
        socket.setSoTimeout(timeout);
        if (settings.tls() != Settings.Tls.TLS) {
            return socket;
        }
        var secure = (SSLSocket) tls.createSocket(socket, settings.host(), settings.port(), true);
        var parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(parameters);
        secure.startHandshake();
        return secure;
    }

    Attempt send(String messageId, Message message) {
        messages++;
        try {
            var envelope = new Envelope(session, settings.from(), messageId, message);
            return send(envelope);
        } catch (MessagingException e) {
            // not a word was said to the server; it would be so each time
            return new Attempt(new Refused(Fault.of("message-not-writable")), Attempt.Line.KEPT);
        }
    }

    private Attempt send(Envelope envelope) throws MessagingException {
        var recipients = envelope.getAllRecipients();
        try {
            transport.sendMessage(envelope, recipients);
            return new Attempt(new Sent(), Attempt.Line.KEPT);
        } catch (MessagingException e) {
            var attempt = Faults.sending(transport, e);
            // the library ends a connection that it cannot reset
            return attempt.line() == Attempt.Line.KEPT && !transport.isConnected()
                    ? new Attempt(attempt.outcome(), Attempt.Line.CLOSED)
                    : attempt;
        }
    }

    /** Says good-bye without waiting for an answer. */
    void close() {
        try {
            if (transport != null) {
                transport.close();
            }
        } catch (MessagingException e) {
            LOG.debug("the mail server had ended the connection before");
        }
        abort();
    }

    /** Ends what another thread waits for, within the moment. */
    void abort() {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("a socket could not be closed: {}", e.getClass().getName());
        }
    }
}
