package org.bestow.shell.internal;

import java.io.PrintStream;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.bestow.api.MemberAccounts;
import org.bestow.api.Secret;

/** Makes a member company with its first Global admin. */
@Service
@Command(
        scope = "bestow",
        name = "member-create",
        description = "Makes a member company with its first Global admin",
        detailedDescription = "classpath:member-create.txt")
public final class MemberCreateCommand extends PlatformCommand {

    @Argument(index = 0, name = "name", description = "Name of the company", required = true)
    String name;

    @Option(name = "--email", description = "E-mail of the company", required = true, valueToShowInHelp = "")
    String email;

    @Option(
            name = "--time-zone",
            description = "Its time zone, as Europe/Berlin: days are counted in it",
            required = true,
            valueToShowInHelp = "")
    @Completion(TimeZoneCompleter.class)
    String timeZone;

    @Option(name = "--admin", description = "Name of the first Global admin", required = true, valueToShowInHelp = "")
    String admin;

    @Option(
            name = "--admin-email",
            description = "E-mail that the admin signs in with",
            required = true,
            valueToShowInHelp = "")
    String adminEmail;

    @Option(
            name = "--admin-language",
            description = "The admin's language: en, zh-CN or zh-TW",
            valueToShowInHelp = "en")
    @Completion(LanguageCompleter.class)
    String adminLanguage = "en";

    @Option(
            name = "--standing",
            description = "member, managed-elsewhere or not-a-member",
            valueToShowInHelp = "member")
    @Completion(StandingCompleter.class)
    String standing = "member";

    @Option(
            name = "--link",
            description = "https address where the benefits of a company managed elsewhere are, or where it can join",
            valueToShowInHelp = "")
    String link;

    @Override
    void run(Services services, PrintStream out) throws CommandException {
        var first = new MemberAccounts.Admin(admin, adminEmail, Arguments.language("--admin-language", adminLanguage));
        var wish = MemberListCommand.wish(standing, link);
        var draft = new MemberAccounts.Draft(name, timeZone, email, first, wish, Optional.empty());
        var created = given(services.need(MemberAccounts.class).create(operator(), draft));
        if (json) {
            out.println(Json.write(Json.object(
                    "member", MemberListCommand.json(created.company()),
                    "admin", UserOutput.json(created.admin()),
                    "oneTimePassword", created.oneTimePassword().map(Secret::reveal))));
            return;
        }
        var member = created.company().member();
        out.println(member.name() + " is member " + member.id() + ".");
        UserOutput.printPassword(created.admin(), created.oneTimePassword(), out);
    }
}
