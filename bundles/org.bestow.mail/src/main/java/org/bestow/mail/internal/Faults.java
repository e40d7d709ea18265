package org.bestow.mail.internal;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.bestow.api.Deliveries.Fault;
import org.bestow.api.Deliveries.Outcome;
import org.bestow.api.Deliveries.Postponed;
import org.bestow.api.Deliveries.Refused;
import org.bestow.api.Deliveries.Returned;
import org.bestow.api.Deliveries.Unknown;

/** What an exception of the transport means. Takes codes over, and never a word of the server's. */
final class Faults {

    private static final Pattern STATUS = Pattern.compile("\\d{3}[- ]([245]\\.\\d{1,3}\\.\\d{1,3})(?!\\S)");
    private static final int CLOSING = 421;

    private Faults() {}

    /** Of opening a connection. */
    static UnavailableException connecting(SmtpTransport transport, MessagingException thrown) {
        if (thrown instanceof AuthenticationFailedException) {
            return new UnavailableException(reply("sign-in-failed", transport), thrown);
        }
        if (caused(thrown, IOException.class)) {
            return new UnavailableException(Fault.of(broken(thrown)), thrown);
        }
        var code = transport.getLastReturnCode();
        if (code < 200) {
            return new UnavailableException(Fault.of("connection-lost"), thrown);
        }
        // all it said was yes, but not what we need
        return new UnavailableException(
                code < 400 ? Fault.of("tls-not-offered") : reply("server-refused", transport), thrown);
    }

    /** Of opening a socket. */
    static String broken(Throwable thrown) {
        if (caused(thrown, UnknownHostException.class)) {
            return "host-unknown";
        }
        if (caused(thrown, SSLException.class)) {
            return "tls-failed";
        }
        if (caused(thrown, SocketTimeoutException.class)) {
            return "timed-out";
        }
        return caused(thrown, ConnectException.class) ? "unreachable" : "connection-lost";
    }

    /** Of giving a message to the server. */
    static Attempt sending(SmtpTransport transport, MessagingException thrown) {
        var code = transport.getLastReturnCode();
        // after a failed write the code is that of an earlier command
        var lost = caused(thrown, IOException.class) || code < 200;
        if (lost) {
            return lost(transport.stage(), Fault.of(broken(thrown)));
        }
        if (code == CLOSING) {
            var fault = reply("server-closing", transport);
            return early(transport)
                    ? new Attempt(new Returned(fault), Attempt.Line.BARRED)
                    : new Attempt(new Postponed(fault), Attempt.Line.LOST);
        }
        return answered(transport, code);
    }

    private static Attempt lost(SmtpTransport.Stage stage, Fault fault) {
        return switch (stage) {
            case CONNECT, SENDER -> new Attempt(new Returned(fault), Attempt.Line.BARRED);
            case RECIPIENT, DATA, CONTENT -> new Attempt(new Postponed(fault), Attempt.Line.LOST);
            case END -> new Attempt(new Unknown(fault), Attempt.Line.LOST);
        };
    }

    private static Attempt answered(SmtpTransport transport, int code) {
        return switch (transport.stage()) {
                // it is the same sender for all messages
            case CONNECT, SENDER -> new Attempt(new Returned(reply("sender-refused", transport)), Attempt.Line.BARRED);
            case RECIPIENT -> new Attempt(outcome("recipient", transport, code), Attempt.Line.KEPT);
                // the server still holds sender and recipient
            case DATA, CONTENT -> new Attempt(outcome("message", transport, code), Attempt.Line.CLOSED);
            case END -> new Attempt(outcome("message", transport, code), Attempt.Line.KEPT);
        };
    }

    private static Outcome outcome(String what, SmtpTransport transport, int code) {
        return code >= 500
                ? new Refused(reply(what + "-refused", transport))
                : new Postponed(reply(what + "-postponed", transport));
    }

    private static boolean early(SmtpTransport transport) {
        return transport.stage().compareTo(SmtpTransport.Stage.SENDER) <= 0;
    }

    private static Fault reply(String what, SmtpTransport transport) {
        var code = transport.getLastReturnCode();
        var response = transport.getLastServerResponse();
        var status = STATUS.matcher(response == null ? "" : response);
        return new Fault(
                what,
                code >= 200 && code <= 599 ? OptionalInt.of(code) : OptionalInt.empty(),
                status.lookingAt() ? status.group(1) : "");
    }

    private static boolean caused(Throwable thrown, Class<? extends Throwable> type) {
        var depth = 0;
        for (var cause = thrown; cause != null && depth < 20; cause = cause.getCause(), depth++) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
