package org.bestow.type.cloud.internal;

import static org.bestow.type.cloud.internal.DetailsPage.text;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.bestow.spi.Decision;
import org.bestow.spi.Effects;
import org.bestow.spi.KeyKind;
import org.bestow.spi.Length;
import org.bestow.spi.Range;
import org.bestow.spi.Refusal;
import org.bestow.spi.Rule;
import org.bestow.spi.Text;
import org.bestow.spi.View;
import org.bestow.type.cloud.internal.Redemption.Subscription;

/** The rules of licences: a key is taken for a confirmed account, redeemed once, and replaced once at most. */
final class Licenses {

    private Licenses() {}

    /** @param count left out: one. @param tenantConfirmed that the keys are for the account that is shown */
    public record GetKeys(@Range(min = 1, max = 100) Optional<Integer> count, boolean tenantConfirmed) {}

    /** What is left out is what one key begins: its licences, for twelve months. */
    public record MarkRedeemed(
            @Length(min = 1, max = 200) String tenant,
            @Range(min = 1, max = 1_000_000) Optional<Long> licenses,
            Optional<LocalDate> endsOn) {}

    public record ReplaceKey(Reason reason) {}

    public enum Reason {
        WRONG_TENANT,
        ADDED_BY_MISTAKE
    }

    /** Of the subscription that is there, and the keys to come; left out: one key. */
    public record PreviewRedemption(
            @Range(min = 1, max = 1_000_000) long licenses,
            LocalDate endsOn,
            @Range(min = 1, max = 1_000_000) Optional<Long> keyLicenses) {}

    static Rule offered(View<Settings> view) {
        return view.settings().licenses().isPresent() ? Rule.ok() : Rule.absent("not-by-key");
    }

    static Rule takeable(View<Settings> view) {
        if (view.settings().licenses().isEmpty()) {
            return offered(view);
        }
        return view.benefit().left() > 0 ? Credits.running(view) : Rule.refuse("all-taken");
    }

    static Decision take(View<Settings> view, GetKeys input, Effects effects) {
        if (!input.tenantConfirmed()) {
            return Decision.refused(Refusal.of("tenant-unconfirmed").with("account", account(view)));
        }
        effects.takeKeys(licenses(view).pool(), KeyKind.RETAIL, input.count().orElse(1));
        effects.endsRefund();
        effects.remark(text("remark.confirmed", Map.of("account", account(view))));
        return Decision.done();
    }

    /** The sign-in that keys are taken for; who comes from outside takes them for the company's. */
    static String account(View<Settings> view) {
        var actor = view.user(view.actor().user());
        return actor.map(View.User::email).orElseGet(view.member()::email);
    }

    static Decision show(View<Settings> view, Credits.Nothing input, Effects effects) {
        effects.reveal(view.targetKey().ref());
        return Decision.done();
    }

    static Rule redeemable(View<Settings> view) {
        var done = view.targetKey().document(Redemption.class);
        return done.isPresent() ? Rule.absent("redeemed") : Rule.ok();
    }

    static Decision markRedeemed(View<Settings> view, MarkRedeemed input, Effects effects) {
        var tenant = input.tenant().strip();
        var begun = Subscription.begin(licenses(view).perKey(), view.today());
        var end = input.endsOn().orElse(begun.endsOn());
        var then = new Subscription(input.licenses().orElse(begun.licenses()), end);
        effects.document(view.targetKey().ref(), new Redemption(tenant, view.today(), view.now(), then));
        effects.remark(told("remark.redeemed", then, Map.of("tenant", tenant)));
        return Decision.done();
    }

    static Rule replaceable(View<Settings> view) {
        var key = view.targetKey();
        var until = key.document(Redemption.class).map(Redemption::replaceableUntil);
        if (key.replacedBy().isPresent() || key.replaces().isPresent()) {
            return Rule.refuse("replaced-once");
        }
        if (until.isEmpty()) {
            return Rule.refuse("not-redeemed");
        }
        var late = view.today().isAfter(until.get());
        return late ? Rule.refuse(Refusal.of("too-late").with("until", until.get())) : Rule.ok();
    }

    static Decision replace(View<Settings> view, ReplaceKey input, Effects effects) {
        effects.replaceKey(view.targetKey().ref(), Text.key("why." + input.reason()));
        return Decision.done();
    }

    /** Answers and changes nothing: what is redeemed cannot be taken back. */
    static Decision preview(View<Settings> view, PreviewRedemption input, Effects effects) {
        var now = new Subscription(input.licenses(), input.endsOn());
        if (now.endsOn().isBefore(view.today())) {
            return Decision.refused(Refusal.of("subscription-over").with("on", now.endsOn()));
        }
        long more = input.keyLicenses().orElse((long) licenses(view).perKey());
        var facts = Map.of("before", now.licenses(), "end", now.endsOn(), "more", more, "most", now.mostToExtend());
        var extended = told("outlook.extend", now.extend(more), facts);
        effects.result("extend", more > now.mostToExtend() ? text("outlook.too-many", facts) : extended);
        effects.result("add", told("outlook.add", now.add(more, view.today()), facts));
        return Decision.done();
    }

    static Settings.Licenses licenses(View<Settings> view) {
        return view.settings().licenses().orElseThrow();
    }

    private static Text told(String key, Subscription then, Map<String, ?> facts) {
        return text(key, facts).with("licenses", then.licenses()).with("until", then.endsOn());
    }

    /** What was redeemed last, and not replaced. */
    static Optional<Subscription> subscription(View<Settings> view) {
        var valid = view.keys().stream().filter(key -> key.replacedBy().isEmpty());
        var redeemed = valid.flatMap(key -> key.document(Redemption.class).stream());
        return redeemed.max(Comparator.comparing(Redemption::notedAt)).map(Redemption::then);
    }
}
