package org.bestow.identity.internal.signin;

import java.util.List;
import java.util.regex.Pattern;

/** What a list of sessions says of a client: browser and system, from the User-Agent that it sent. */
final class ClientName {

    static final int LONGEST = 100;

    private record Browser(String name, Pattern version) {
        static Browser of(String name, String version) {
            return new Browser(name, Pattern.compile(version));
        }
    }

    private record System(String mark, String name) {}

    /** In this order, for each says of itself that it is the later ones too. */
    private static final List<Browser> BROWSERS = List.of(
            Browser.of("Edge", "Edg(?:A|iOS)?/(\\d{1,6})"),
            Browser.of("Opera", "OPR/(\\d{1,6})"),
            Browser.of("Firefox", "(?:Firefox|FxiOS)/(\\d{1,6})"),
            Browser.of("Chrome", "(?:HeadlessChrome|Chrome|CriOS)/(\\d{1,6})"),
            Browser.of("Safari", "Version/(\\d{1,6})\\S* (?:Mobile/\\S+ )?Safari/"),
            Browser.of("curl", "^curl/(\\d{1,6})"));

    private static final List<System> SYSTEMS = List.of(
            new System("iPhone", "iOS"),
            new System("iPad", "iOS"),
            new System("Android", "Android"),
            new System("Windows", "Windows"),
            new System("Mac OS X", "macOS"),
            new System("CrOS", "ChromeOS"),
            new System("Linux", "Linux"));

    private ClientName() {}

    static String of(String userAgent) {
        for (var browser : BROWSERS) {
            var match = browser.version().matcher(userAgent);
            if (match.find()) {
                var name = browser.name() + " " + match.group(1);
                return SYSTEMS.stream()
                        .filter(system -> userAgent.contains(system.mark()))
                        .findFirst()
                        .map(system -> name + ", " + system.name())
                        .orElse(name);
            }
        }
        var plain = userAgent.replaceAll("[\\p{C}\\s]+", " ").strip();
        return plain.substring(0, Math.min(LONGEST, plain.length()));
    }
}
