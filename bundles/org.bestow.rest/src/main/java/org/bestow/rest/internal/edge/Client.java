package org.bestow.rest.internal.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bestow.api.Language;
import org.bestow.api.Secret;
import org.bestow.api.SignIn;

/**
 * What the edge knows of the other side of a connection before it knows who it is. Immutable.
 *
 * @param address of the client; behind a trusted proxy the one that the proxy tells
 * @param secure whether the client's own connection is encrypted
 * @param local whether the client sits on this machine; never true for what an unknown proxy passes on
 * @param foreign whether a browser says that another site's page sent the request
 * @param token of the session, from the cookie; or an API token
 * @param bearer whether it is the latter: no page of another site can send that, as a browser sends cookies
 */
public record Client(
        String address,
        boolean secure,
        boolean local,
        boolean foreign,
        Language language,
        Optional<Secret> token,
        boolean bearer) {

    private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F:.]{2,45}");
    private static final int LONGEST_TOKEN = 512;
    private static final Pattern BEARER = Pattern.compile("(?i)bearer(?:\\s(.*))?");

    public Client {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(token, "token");
    }

    /** Reads the request once. */
    public static Client of(HttpServletRequest request, Set<String> trustedProxies) {
        var peer = withoutBrackets(request.getRemoteAddr());
        var proxied = trustedProxies.contains(peer);
        var secure = proxied
                ? nearest(request, "X-Forwarded-Proto")
                        .filter("https"::equalsIgnoreCase)
                        .isPresent()
                : request.isSecure();
        var address = proxied ? forwardedFor(request, trustedProxies, peer) : peer;
        var bearer = bearer(request);
        return new Client(
                address,
                secure,
                isLoopback(address) && (proxied || !isForwarded(request)),
                isForeign(request, secure, proxied),
                Languages.accepted(request.getHeader("Accept-Language")),
                bearer.isPresent() ? bearer.filter(Client::isApiToken) : token(request, secure),
                bearer.isPresent());
    }

    /** Who sends a token means it: a cookie beside it does not count, even where the token is no good. */
    private static Optional<Secret> bearer(HttpServletRequest request) {
        var header = request.getHeader("Authorization");
        var match = BEARER.matcher(header == null ? "" : header);
        if (!match.matches()) {
            return Optional.empty(); // as what a proxy in front asks for itself
        }
        var value = match.group(1);
        return Optional.of(Secret.of(value == null || value.length() > LONGEST_TOKEN ? "" : value.strip()));
    }

    private static boolean isApiToken(Secret token) {
        return token.reveal().startsWith(SignIn.TOKEN_PREFIX);
    }

    /** Name of the session cookie: with TLS the browser itself guards it against other hosts and paths. */
    public static String cookieName(boolean secure) {
        return secure ? "__Host-bestow-session" : "bestow-session";
    }

    /** The last address that no trusted proxy has: everything before it can be invented by the client. */
    private static String forwardedFor(HttpServletRequest request, Set<String> trustedProxies, String peer) {
        var hops = forwarded(request, "X-Forwarded-For");
        for (var i = hops.size() - 1; i >= 0; i--) {
            var hop = withoutBrackets(hops.get(i));
            if (!ADDRESS.matcher(hop).matches()) {
                return peer;
            }
            if (!trustedProxies.contains(hop)) {
                return hop;
            }
        }
        return peer;
    }

    private static boolean isForwarded(HttpServletRequest request) {
        return request.getHeader("X-Forwarded-For") != null || request.getHeader("Forwarded") != null;
    }

    private static boolean isForeign(HttpServletRequest request, boolean secure, boolean proxied) {
        var site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            return true;
        }
        var origin = request.getHeader("Origin");
        if (origin == null) {
            return false;
        }
        var scheme = secure ? "https" : "http";
        var forwardedHost = proxied ? nearest(request, "X-Forwarded-Host") : Optional.<String>empty();
        var host = forwardedHost.orElseGet(() -> hostOf(request));
        var own = origin(scheme + "://" + host);
        return own.isEmpty() || !origin(origin).equals(own);
    }

    private static String hostOf(HttpServletRequest request) {
        var host = request.getHeader("Host");
        return host == null ? request.getServerName() + ":" + request.getServerPort() : host;
    }

    /** Scheme, host and port in one form; empty when it is no origin (as {@code null} of a sandboxed page). */
    private static Optional<String> origin(String text) {
        try {
            var uri = URI.create(text);
            if (uri.getScheme() == null || uri.getHost() == null) {
                return Optional.empty();
            }
            var secure = uri.getScheme().equalsIgnoreCase("https");
            var port = uri.getPort() >= 0 ? uri.getPort() : secure ? 443 : 80;
            return Optional.of((uri.getScheme() + "://" + uri.getHost()).toLowerCase(Locale.ROOT) + ":" + port);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Secret> token(HttpServletRequest request, boolean secure) {
        var cookies = request.getCookies();
        if (cookies != null) {
            var name = cookieName(secure);
            for (var cookie : cookies) {
                var value = cookie.getValue();
                if (cookie.getName().equals(name) && !value.isEmpty() && value.length() <= LONGEST_TOKEN) {
                    return Optional.of(Secret.of(value)).filter(token -> !isApiToken(token));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isLoopback(String address) {
        try {
            // digits only, so no name is ever looked up
            return ADDRESS.matcher(address).matches()
                    && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static String withoutBrackets(String address) {
        return address.startsWith("[") && address.endsWith("]") ? address.substring(1, address.length() - 1) : address;
    }

    /** What the proxy says that the connection comes from: the last value. Those before it may be the client's inventions. */
    private static Optional<String> nearest(HttpServletRequest request, String name) {
        var values = forwarded(request, name);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(values.size() - 1));
    }

    /** The values of a header in their order; some proxies add to its line, others add a line. */
    private static List<String> forwarded(HttpServletRequest request, String name) {
        return Collections.list(request.getHeaders(name)).stream()
                .flatMap(line -> Stream.of(line.split(",")))
                .map(String::strip)
                .toList();
    }
}
