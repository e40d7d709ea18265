package org.bestow.rest.internal.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.regex.Pattern;
import org.bestow.rest.internal.problem.Fault;
import org.bestow.rest.internal.problem.Halt;

/**
 * Refuses writes that another site's page sent, and bodies that are not JSON: a form of another site can send nothing else without
 * asking first. It comes before the session is looked at, so sign-in itself is guarded too. Another site's page may use a token that it
 * has: a browser adds cookies by itself, and nothing else. Stateless.
 */
final class CrossSite {

    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final String JSON = "application/json";
    /** JSON has one encoding, which may be named. */
    private static final Pattern JSON_IN_OTHER_WORDS =
            Pattern.compile("(?i)\\s*application/json\\s*(;\\s*charset=\"?utf-8\"?\\s*)?");

    private CrossSite() {}

    static void check(HttpServletRequest request, Client client) {
        if (READING.contains(request.getMethod())) {
            return;
        }
        if (client.foreign() && !client.bearer()) {
            throw Halt.because(Fault.CROSS_SITE);
        }
        if (WITH_BODY.contains(request.getMethod()) && !isJson(request.getHeader("Content-Type"))) {
            throw Halt.because(Fault.UNSUPPORTED_MEDIA_TYPE);
        }
    }

    private static boolean isJson(String contentType) {
        return JSON.equals(contentType)
                || (contentType != null
                        && JSON_IN_OTHER_WORDS.matcher(contentType).matches());
    }
}
