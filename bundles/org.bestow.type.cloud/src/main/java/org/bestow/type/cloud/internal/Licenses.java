package org.bestow.type.cloud.internal;

import static org.bestow.type.cloud.internal.Words.fact;
import static org.bestow.type.cloud.internal.Words.no;
import static org.bestow.type.cloud.internal.Words.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bestow.spi.Decision;
import org.bestow.spi.Details;
import org.bestow.spi.Effects;
import org.bestow.spi.KeyKind;
import org.bestow.spi.Refusal;
import org.bestow.spi.Rule;
import org.bestow.spi.Text;
import org.bestow.spi.View;
import org.bestow.type.cloud.internal.Redemption.Subscription;

/** The rules of licences: a key is taken for a confirmed account, redeemed once, and replaced once at most. */
final class Licenses {

    private Licenses() {}

    static Rule offered(View<Settings> view) {
        return view.settings().licenses().isPresent() ? Rule.ok() : Rule.absent("not-by-key");
    }

    static Rule takeable(View<Settings> view) {
        if (view.settings().licenses().isEmpty()) {
            return offered(view);
        }
        return view.benefit().left() > 0 ? Credits.running(view) : Rule.refuse("all-taken");
    }

    static Decision take(View<Settings> view, Inputs.GetKeys input, Effects effects) {
        if (!input.tenantConfirmed().orElse(false)) {
            return Decision.refused(no("tenant-unconfirmed", account(view)));
        }
        var pool = view.settings().licenses().orElseThrow().pool();
        effects.takeKeys(pool, KeyKind.RETAIL, input.count().orElse(1));
        effects.endsRefund();
        effects.remark(text("remark.confirmed", account(view)));
        return Decision.done();
    }

    /** The sign-in that keys are taken for; who comes from outside takes them for the company's. */
    static Map<String, String> account(View<Settings> view) {
        var account = view.user(view.actor().user()).map(View.User::email);
        return Map.of(
                "account",
                account.orElseGet(view.member()::email),
                "company",
                view.member().name());
    }

    static Decision show(View<Settings> view, Inputs.Nothing input, Effects effects) {
        effects.reveal(view.targetKey().ref());
        return Decision.done();
    }

    static Rule redeemable(View<Settings> view) {
        var done = view.targetKey().document(Redemption.class);
        return done.isPresent() ? Rule.absent("redeemed") : Rule.ok();
    }

    static Decision markRedeemed(View<Settings> view, Inputs.MarkRedeemed input, Effects effects) {
        var begun = Subscription.begin(perKey(view), view.today());
        var then = new Subscription(
                input.licenses().orElse(begun.licenses()), input.endsOn().orElse(begun.endsOn()));
        var tenant = input.tenant().strip();
        effects.document(view.targetKey().ref(), new Redemption(tenant, view.today(), view.now(), then));
        effects.remark(text("remark.redeemed", told(then, Map.of("tenant", tenant))));
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
        return late ? Rule.refuse(no("too-late", Map.of("until", until.get()))) : Rule.ok();
    }

    static Decision replace(View<Settings> view, Inputs.ReplaceKey input, Effects effects) {
        effects.replaceKey(view.targetKey().ref(), Text.key("why." + input.reason()));
        return Decision.done();
    }

    /** Answers and changes nothing: what is redeemed cannot be taken back. */
    static Decision preview(View<Settings> view, Inputs.PreviewRedemption input, Effects effects) {
        var known = subscription(view);
        var licenses = input.licenses().or(() -> known.map(Subscription::licenses));
        var endsOn = input.endsOn().or(() -> known.map(Subscription::endsOn));
        if (licenses.isEmpty() || endsOn.isEmpty()) {
            return Decision.refused(Refusal.of("nothing-redeemed"));
        }
        if (endsOn.get().isBefore(view.today())) {
            return Decision.refused(no("subscription-over", Map.of("on", endsOn.get())));
        }
        var now = new Subscription(licenses.get(), endsOn.get());
        var before = Map.of("before", now.licenses(), "end", now.endsOn());
        long more = input.keyLicenses().orElse(perKey(view));
        var extended = more > now.mostToExtend()
                ? text("outlook.too-many", Map.of("licenses", more, "most", now.mostToExtend()))
                : text("outlook.extend", told(now.extend(more), before));
        effects.result("extend", extended);
        effects.result("add", text("outlook.add", told(now.add(more, view.today()), before)));
        return Decision.done();
    }

    static long perKey(View<Settings> view) {
        return view.settings().licenses().orElseThrow().perKey();
    }

    private static Map<String, ?> told(Subscription then, Map<String, ?> more) {
        var facts = new HashMap<String, Object>(more);
        facts.put("licenses", then.licenses());
        facts.put("until", then.endsOn());
        return facts;
    }

    /** What was redeemed last, and not replaced. */
    static Optional<Subscription> subscription(View<Settings> view) {
        var last = redemptions(view).max(Comparator.comparing(Redemption::notedAt));
        return last.map(Redemption::then);
    }

    static Stream<Redemption> redemptions(View<Settings> view) {
        var valid = view.keys().stream().filter(key -> key.replacedBy().isEmpty());
        return valid.flatMap(key -> key.document(Redemption.class).stream());
    }

    static List<Details.Fact> facts(View<Settings> view, View.KeyInfo key) {
        var facts = new ArrayList<Details.Fact>();
        var done = key.document(Redemption.class);
        var where = done.map(known -> text("key.redeemed", Map.of("tenant", known.tenant(), "on", known.on())));
        facts.add(fact("redemption", where.orElseGet(() -> Text.key("redemption.ready"))));
        if (key.replaces().isPresent() || key.replacedBy().isPresent()) {
            var word = key.replaces().isPresent() ? "key.replaces" : "key.replaced";
            facts.add(fact("replacement", Text.key(word)));
        } else if (done.isPresent()) {
            var until = Map.of("until", done.get().replaceableUntil());
            facts.add(fact("replacement", text("key.replaceable", until)));
        }
        return facts;
    }
}
