package org.bestow.type.cloud.internal;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bestow.spi.Localized;

/** Cloud services that the tests sell. */
final class Services {

    static final URI REDEEM = URI.create("https://signup.example.com/credit");
    static final URI PORTAL = URI.create("https://portal.example.com/");
    static final List<String> FREE_MAIL = List.of("gmail.com", "Live.com");

    private Services() {}

    static Settings monthly() {
        return credit(Settings.Kind.MONTHLY, true, Optional.empty());
    }

    static Settings monthlyForYourself() {
        return credit(Settings.Kind.MONTHLY, false, Optional.empty());
    }

    static Settings monthly(int reassignments) {
        return credit(Settings.Kind.MONTHLY, true, Optional.of(reassignments));
    }

    static Settings bulk() {
        return credit(Settings.Kind.BULK, true, Optional.empty());
    }

    static Settings licenses(int perKey) {
        var licenses = new Settings.Licenses("productivity", perKey);
        return new Settings(
                "Productivity E3", words(), REDEEM, PORTAL, Optional.empty(), Optional.of(licenses), Optional.empty());
    }

    private static Settings credit(Settings.Kind kind, boolean othersAllowed, Optional<Integer> reassignments) {
        var credit = new Settings.Credit(kind, 100, "USD", othersAllowed, FREE_MAIL, reassignments);
        return new Settings(
                "Cloud credit", words(), REDEEM, PORTAL, Optional.of(credit), Optional.empty(), Optional.empty());
    }

    private static Localized words() {
        return new Localized(Map.of("en", "Follow the link.\nSign in.", "zh-CN", "打开链接。\n登录。"));
    }
}
