package org.bestow.identity.internal.address;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bestow.api.Check;
import org.bestow.api.ConsoleAddress;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * The configured address, or that of this machine where none is; its check tells when mail would lead nowhere. A wrong setting is told
 * there too and is no reason to stop. Immutable.
 */
@Component(configurationPid = "org.bestow.console")
@Designate(ocd = PublicAddress.Config.class)
public final class PublicAddress implements ConsoleAddress, Check {

    /** The console. */
    @ObjectClassDefinition(name = "Bestow console", description = "How people reach the console")
    public @interface Config {

        @AttributeDefinition(description = "Address for links in mail, such as https://benefits.example.org")
        String address() default "";
    }

    private static final String FILE = "etc/org.bestow.console.cfg";
    private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");

    private final URI address;
    private final Optional<String> mistake;
    private final boolean demo;

    @Activate
    public PublicAddress(BundleContext context, Config config) {
        this(
                config.address(),
                context.getProperty("org.osgi.service.http.port"),
                Boolean.parseBoolean(context.getProperty("bestow.demo")));
    }

    public PublicAddress(String configured, String port, boolean demo) {
        var typed = configured.strip();
        var parsed = typed.isEmpty() ? Optional.<URI>empty() : parse(typed);
        this.address = parsed.orElseGet(() -> URI.create("http://127.0.0.1:" + port));
        this.mistake = typed.isEmpty() || parsed.isPresent()
                ? Optional.empty()
                : Optional.of("is no address of the form https://HOST or https://HOST/PATH");
        this.demo = demo;
    }

    /** Without what would not be part of a page's address, and without a slash at the end. */
    private static Optional<URI> parse(String text) {
        try {
            var uri = new URI(text.replaceAll("/+$", ""));
            var web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            var plain = uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getQuery() == null
                    && uri.getFragment() == null;
            return web && plain ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    @Override
    public URI page(String path) {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("a page's path begins with a slash");
        }
        return URI.create(address + path);
    }

    @Override
    public String name() {
        return "console-address";
    }

    @Override
    public Result run() {
        if (mistake.isPresent()) {
            return Result.warn("address in " + FILE + " " + mistake.get() + "; links in mail lead to " + address + ".");
        }
        if (demo) {
            return Result.ok("Links in mail lead to " + address + ".");
        }
        if (local()) {
            return Result.warn("Links in mail lead to " + address
                    + ", which nobody reaches from elsewhere: set address in " + FILE + ".");
        }
        return address.getScheme().equals("https")
                ? Result.ok("Links in mail lead to " + address + ".")
                : Result.warn("Links in mail lead to " + address + ", where nobody can sign in without TLS: set an"
                        + " address with https in " + FILE + ".");
    }

    private boolean local() {
        var host = address.getHost();
        if (host.equalsIgnoreCase("localhost")) {
            return true;
        }
        try {
            // digits only: no name is looked up
            return (host.startsWith("[") || IPV4.matcher(host).matches())
                    && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
