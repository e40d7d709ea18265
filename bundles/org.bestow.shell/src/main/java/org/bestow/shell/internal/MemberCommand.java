package org.bestow.shell.internal;

import java.util.Optional;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.support.CommandException;
import org.bestow.api.Caller;
import org.bestow.api.Members;
import org.bestow.api.PublicId;

/** A command over data of one member, for which the operator acts. */
abstract class MemberCommand extends PlatformCommand {

    @Option(name = "--member", description = "The member company, by id or name", valueToShowInHelp = "")
    @Completion(MemberCompleter.class)
    String member;

    @Option(name = "--reason", description = "Why you act for the member; kept in the audit", valueToShowInHelp = "")
    String reason;

    /** The operator acting for {@code --member}; a look needs no reason of its own. */
    final Caller looking(Services services) throws CommandException {
        if (member == null) {
            throw new CommandException("Say whose: --member with the id or name of a member company.");
        }
        return acting(services, member, why().orElse("a look from the shell"));
    }

    /** The operator acting for the member that a benefit's id names. */
    final Caller lookingAt(Services services, String benefit) throws CommandException {
        if (member != null) {
            return looking(services);
        }
        var id = PublicId.parse(PublicId.Kind.BENEFIT, benefit)
                .orElseThrow(() -> new CommandException(
                        "'" + benefit + "' is no id of a benefit. bestow:benefit-list --member M shows them."));
        return operator().actingFor(id.member(), why().orElse("a look from the shell"));
    }

    /** The operator acting for {@code --member} for a reason that must be given. */
    final Caller changing(Services services) throws CommandException {
        if (member == null || why().isEmpty()) {
            throw new CommandException(
                    "Acting for a member needs --member M and --reason TEXT; both go into the audit with your name.");
        }
        return acting(services, member, why().get());
    }

    private Optional<String> why() {
        return Optional.ofNullable(reason).map(String::strip).filter(text -> !text.isEmpty());
    }

    private Caller acting(Services services, String idOrName, String why) throws CommandException {
        var found = services.need(Members.class)
                .find(idOrName)
                .orElseThrow(() -> new CommandException(
                        "There is no member '" + idOrName + "'. Press TAB after --member for those there are."));
        return operator().actingFor(found.number(), why);
    }
}
