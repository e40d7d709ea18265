package org.bestow.core.internal.engine;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bestow.spi.AssignmentRef;
import org.bestow.spi.BenefitType;
import org.bestow.spi.Consequence;
import org.bestow.spi.Decision;
import org.bestow.spi.Definition;
import org.bestow.spi.Details;
import org.bestow.spi.Effects;
import org.bestow.spi.KeyKind;
import org.bestow.spi.Mail;
import org.bestow.spi.Part;
import org.bestow.spi.Refusal;
import org.bestow.spi.Role;
import org.bestow.spi.Scope;
import org.bestow.spi.Text;
import org.bestow.spi.UserRef;
import org.bestow.spi.View;

/** A type for tests, with all that hangs on people: seats, claims, mail, documents, keys that are replaced. */
public final class Lounge implements BenefitType<Lounge.Settings> {

    private static final Map<String, String> TEXTS = Map.of(
            "OSGI-INF/l10n/bundle.properties",
            """
            type.title=Lounge
            action.let-in.title=Let in
            mail.welcome.subject=Welcome to {place}
            mail.welcome.body=Dear {name},\\nyou may come in.
            nick=Nick name
            tenant=Tenant
            why.out=Shown out
            why.broken=The key did not work
            """,
            "OSGI-INF/l10n/bundle_zh_CN.properties",
            """
            mail.welcome.subject=欢迎来到{place}
            mail.welcome.body={name}，您好！\\n您可以进来了。
            """);

    public record Settings() {}

    public record Seat(String nick) {}

    public record Moves(int count) {}

    public record Redeemed(String tenant) {}

    public record Nothing() {}

    public record LetIn(UserRef user, Optional<String> nick, Optional<String> address) {}

    public record Credit(UserRef user) {}

    public record Redeem(String tenant) {}

    static Candidate candidate() {
        return new Candidate(3, "lounge", "1.0.0", new Lounge(), Lounge.class.getClassLoader(), Lounge::text);
    }

    private static InputStream text(String path) {
        return TEXTS.containsKey(path)
                ? new ByteArrayInputStream(TEXTS.get(path).getBytes(StandardCharsets.UTF_8))
                : null;
    }

    @Override
    public void define(Definition<Settings> d) {
        d.settings(Settings.class, 1)
                .document(Scope.ASSIGNMENT, Seat.class, 1)
                .document(Scope.BENEFIT, Moves.class, 1)
                .document(Scope.KEY, Redeemed.class, 1)
                .seatFacts((view, seat) -> List.of(new Details.Fact(
                        Text.key("nick"), Text.of(seat.data(Seat.class).nick()))))
                .keyFacts((view, key) -> key.document(Redeemed.class).stream()
                        .map(redeemed -> new Details.Fact(Text.key("tenant"), Text.of(redeemed.tenant())))
                        .toList())
                .action("let-in", Scope.BENEFIT, LetIn.class)
                .consequence(Consequence.SENDS_MAIL)
                .locksUntil(view -> Optional.of(view.today().plusDays(90)))
                .decide(Lounge::letIn)
                .action("credit", Scope.BENEFIT, Credit.class)
                .decide((view, in, fx) -> {
                    fx.claimUnique("credit", in.user().id(), fx.assign(in.user(), new Seat("")));
                    return Decision.done();
                })
                .action("who-has-credit", Scope.BENEFIT, Credit.class)
                .reads(Part.CLAIMS, Part.ENDED_ASSIGNMENTS)
                .decide(Lounge::whoHasCredit)
                .action("move", Scope.BENEFIT, Nothing.class)
                .decide((view, in, fx) -> {
                    var moves = view.document(Moves.class).map(Moves::count).orElse(0);
                    fx.document(new Moves(moves + 1));
                    fx.result("moves", Text.of("{n}").with("n", moves + 1));
                    return Decision.done();
                })
                .action("show-out", Scope.ASSIGNMENT, Nothing.class)
                .decide((view, in, fx) -> {
                    fx.release(view.target().ref(), Text.key("why.out"));
                    return Decision.done();
                })
                .action("resend", Scope.ASSIGNMENT, Nothing.class)
                .orHolder()
                .decide((view, in, fx) -> {
                    fx.mail(welcome(view, view.target().ref()).to(view.target().user()));
                    return Decision.done();
                })
                .action("get-keys", Scope.BENEFIT, Nothing.class)
                .decide((view, in, fx) -> {
                    fx.takeKeys("lounge", KeyKind.RETAIL, 1);
                    return Decision.done();
                })
                .action("redeem", Scope.KEY, Redeem.class)
                .decide((view, in, fx) -> {
                    fx.document(view.targetKey().ref(), new Redeemed(in.tenant()));
                    return Decision.done();
                })
                .action("replace", Scope.KEY, Nothing.class)
                .decide((view, in, fx) -> {
                    fx.replaceKey(view.targetKey().ref(), Text.key("why.broken"));
                    return Decision.done();
                })
                .action("show", Scope.KEY, Nothing.class)
                .allowedTo(Role.GLOBAL_ADMIN)
                .decide((view, in, fx) -> {
                    fx.reveal(view.targetKey().ref());
                    return Decision.done();
                });
    }

    private static Decision letIn(View<Settings> view, LetIn in, Effects fx) {
        var user = view.user(in.user());
        if (user.isEmpty()) {
            return Decision.refused(Refusal.of("who"));
        }
        var seat = fx.assign(in.user(), new Seat(in.nick().orElse("")));
        var draft = Mail.about(seat, "welcome");
        var mail = in.address().map(address -> draft.to(in.user(), address)).orElseGet(() -> draft.to(in.user()));
        fx.mail(mail.with("place", "the <Lounge>")
                .with("name", user.get().name())
                .fact(Text.key("nick"), Text.of(in.nick().orElse("-")))
                .link(Text.of("Door"), URI.create("https://lounge.example/door")));
        return Decision.done();
    }

    private static Mail.Draft welcome(View<Settings> view, AssignmentRef seat) {
        return Mail.about(seat, "welcome");
    }

    private static Decision whoHasCredit(View<Settings> view, Credit in, Effects fx) {
        view.claimed("credit", in.user().id())
                .ifPresent(held -> fx.result(
                        "holder",
                        Text.of("{who} at {title}")
                                .with("who", held.userName().orElse("?"))
                                .with("title", held.title())));
        view.endedAssignments().stream()
                .findFirst()
                .ifPresent(ended -> fx.result(
                        "previous",
                        Text.of("{who}, {nick}: {why} by {by}")
                                .with("who", ended.userName().orElse("?"))
                                .with("nick", ended.data(Seat.class).nick())
                                .with("why", ended.why())
                                .with("by", ended.endedBy())));
        fx.remark(Text.of("looked"));
        return Decision.done();
    }
}
