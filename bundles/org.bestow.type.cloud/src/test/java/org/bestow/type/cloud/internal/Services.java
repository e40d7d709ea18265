package org.bestow.type.cloud.internal;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bestow.spi.Localized;
import org.bestow.spi.Part;
import org.bestow.spi.Unit;
import org.bestow.spi.testing.FakeView;

/** Cloud services that the tests sell. */
final class Services {

    static final URI REDEEM = URI.create("https://signup.example.com/credit");
    static final URI PORTAL = URI.create("https://portal.example.com/");
    static final List<String> FREE_MAIL = List.of("gmail.com", "Live.com");

    private Services() {}

    /** A benefit of which nothing is used, asked for by Chen, with whom Li works. */
    static FakeView<Settings> view(Settings settings, long quantity) {
        return FakeView.of(settings, Unit.SEATS, Part.ASSIGNMENTS, Part.CLAIMS, Part.KEYS)
                .mayHave(Credits.Moves.class)
                .quantity(quantity)
                .user("chen")
                .user("li")
                .askedBy("chen");
    }

    /** What is noted of a key that was redeemed at noon of a day. */
    static Redemption redemption(String tenant, String day, long licenses, String endsOn) {
        var then = new Redemption.Subscription(licenses, LocalDate.parse(endsOn));
        return new Redemption(tenant, LocalDate.parse(day), FakeView.noon(day), then);
    }

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
