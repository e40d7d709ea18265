package org.bestow.rest.internal.resource;

import java.util.stream.Stream;
import org.bestow.api.Caller;
import org.bestow.api.Policy;
import org.bestow.api.SignIn;
import org.bestow.rest.internal.edge.Reply;
import org.bestow.rest.internal.edge.Services;
import org.bestow.rest.internal.edge.Settings;
import org.bestow.rest.internal.json.JsonOut;
import org.bestow.rest.internal.problem.Fault;
import org.bestow.rest.internal.problem.Halt;

/** What a page learns of the one who is signed in. Thread-safe. */
public final class MeAnswer {

    private final Services services;
    private final Settings settings;

    public MeAnswer(Services services, Settings settings) {
        this.services = services;
        this.settings = settings;
    }

    SignIn.Profile profile(Caller caller) {
        return services.signIn().profile(caller).orElseThrow(() -> Halt.because(Fault.NOT_SIGNED_IN));
    }

    /** With the version of the profile, which alone can be changed here. */
    Reply reply(Caller caller, SignIn.Profile profile) {
        return Reply.ok(out -> write(out, caller, profile)).withVersion(profile.version());
    }

    private void write(JsonOut out, Caller caller, SignIn.Profile profile) {
        out.object("user", user -> user(user, profile));
        if (caller.member().isPresent()) {
            var member = services.members()
                    .byNumber(caller.member().getAsLong())
                    .orElseThrow(() -> new IllegalStateException("the caller's member is gone"));
            out.object("member", fields -> fields.put("id", member.id())
                    .put("name", member.name())
                    .put("timeZone", member.timeZone().getId())
                    .object(
                            "standing",
                            standing -> MembersResource.standing(
                                    standing, services.members().standing(member.number()))));
        } else {
            out.putNull("member");
        }
        var policy = services.policy();
        out.strings("roles", caller.roles().stream().sorted().map(Enum::name).toList())
                .strings(
                        "permissions",
                        Stream.of(Policy.Permission.values())
                                .filter(permission -> policy.allows(caller, permission))
                                .map(Policy.Permission::code)
                                .toList())
                .strings(
                        "grantableRoles",
                        services.userAccounts().grantable(caller).stream()
                                .sorted()
                                .map(Enum::name)
                                .toList())
                .put("mustChangePassword", caller.access().mustChangePassword())
                .put("demo", settings.demo());
        var clock = services.demoClock().read();
        if (clock.moved()) {
            out.object("clock", moved -> moved.put("now", clock.now()).put("moved", true));
        }
    }

    private static void user(JsonOut out, SignIn.Profile profile) {
        out.put("id", profile.id())
                .put("name", profile.name())
                .put("email", profile.email())
                .put("language", profile.language().tag())
                .put("notificationEmail", profile.notificationEmail());
    }
}
