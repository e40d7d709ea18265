package org.bestow.mail.internal;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.bestow.api.Message;

/**
 * How to reach the mail server. Immutable; never shows a password.
 *
 * @param user empty where the server wants no sign-in
 * @param mostPerMinute 0 for as many as the server takes
 */
record Settings(
        String host,
        int port,
        Tls tls,
        Optional<String> user,
        Credential credential,
        InternetAddress from,
        Duration timeout,
        int mostPerMinute) {

    /** How the connection is protected. */
    enum Tls {
        NONE(25),
        STARTTLS(587),
        TLS(465);

        private final int port;

        Tls(int port) {
            this.port = port;
        }

        int usualPort() {
            return port;
        }
    }

    /** Where the password comes from; asked at each connection, so that a changed file is taken over. */
    @FunctionalInterface
    interface Credential {
        String password() throws IOException;

        static Credential of(String password) {
            return new Credential() {
                @Override
                public String password() {
                    return password;
                }

                @Override
                public String toString() {
                    return "•••••";
                }
            };
        }

        static Credential firstLineOf(Path file) {
            return new Credential() {
                @Override
                public String password() throws IOException {
                    try (var lines = Files.lines(file)) {
                        return lines.findFirst().orElse("").strip();
                    }
                }

                @Override
                public String toString() {
                    return file.toString();
                }
            };
        }
    }

    Settings {
        Objects.requireNonNull(tls, "tls");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(credential, "credential");
        if (host.isBlank() || host.chars().anyMatch(unit -> unit <= ' ' || unit == '/' || unit == '@')) {
            throw new IllegalArgumentException("host is no name of a server");
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("port must be 1 to 65535");
        }
        if (timeout.toSeconds() < 1 || timeout.toSeconds() > 120) {
            throw new IllegalArgumentException("timeoutSeconds must be 1 to 120");
        }
        if (mostPerMinute < 0 || mostPerMinute > 100_000) {
            throw new IllegalArgumentException("mostPerMinute must be 0 to 100000");
        }
        if (!Message.Recipient.deliverable(from.getAddress())) {
            throw new IllegalArgumentException("from must be an address such as Bestow <bestow@example.org>");
        }
        if (tls == Tls.NONE && user.isPresent() && !local(host)) {
            throw new IllegalArgumentException(
                    "a password must not cross the network in the clear: set tls to starttls or tls");
        }
    }

    private static boolean local(String host) {
        return host.equals("localhost") || host.equals("::1") || host.startsWith("127.");
    }

    /** The domain that mail comes from. */
    String domain() {
        return from.getAddress().substring(from.getAddress().indexOf('@') + 1);
    }

    /**
     * From a configuration that names a host.
     *
     * @param data the platform's data directory, for {@code ${bestow.data}}
     * @throws IllegalArgumentException with one sentence that says what is wrong
     */
    static Settings read(MailComponent.Config config, String data) {
        var tls = tls(config.tls());
        var file = config.passwordFile().strip().replace("${bestow.data}", data);
        return new Settings(
                config.host().strip(),
                config.port().isBlank() ? tls.usualPort() : number("port", config.port()),
                tls,
                config.user().isBlank()
                        ? Optional.empty()
                        : Optional.of(config.user().strip()),
                file.isEmpty() ? Credential.of(config.password()) : Credential.firstLineOf(Path.of(file)),
                from(config.from()),
                Duration.ofSeconds(number("timeoutSeconds", config.timeoutSeconds())),
                number("mostPerMinute", config.mostPerMinute()));
    }

    private static Tls tls(String text) {
        return switch (text.strip()) {
            case "none" -> Tls.NONE;
            case "starttls" -> Tls.STARTTLS;
            case "tls" -> Tls.TLS;
            default -> throw new IllegalArgumentException("tls must be none, starttls or tls");
        };
    }

    private static int number(String name, String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " must be a number", e);
        }
    }

    private static InternetAddress from(String text) {
        try {
            var addresses = InternetAddress.parse(text, true);
            if (addresses.length == 1) {
                // again from its parts, so that a name in Chinese is encoded
                return new InternetAddress(
                        addresses[0].getAddress(), addresses[0].getPersonal(), StandardCharsets.UTF_8.name());
            }
        } catch (AddressException | UnsupportedEncodingException e) {
            throw new IllegalArgumentException("from must be an address such as Bestow <bestow@example.org>", e);
        }
        throw new IllegalArgumentException("from must be one address");
    }
}
