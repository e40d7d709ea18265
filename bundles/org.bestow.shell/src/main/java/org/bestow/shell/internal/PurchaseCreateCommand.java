package org.bestow.shell.internal;

import java.io.PrintStream;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.bestow.api.Purchases;

/** Gives a member a package. */
@Service
@Command(
        scope = "bestow",
        name = "purchase-create",
        description = "Gives a member company a package with all its benefits",
        detailedDescription = "classpath:purchase-create.txt")
public final class PurchaseCreateCommand extends PlatformCommand {

    @Argument(index = 0, name = "member", description = "The member company, by id or name", required = true)
    @Completion(MemberCompleter.class)
    String member;

    @Argument(index = 1, name = "package", description = "Code of a package on sale", required = true)
    @Completion(PackageCompleter.class)
    String packageCode;

    @Option(
            name = "--on",
            description = "Day of the purchase, as 2026-12-31, from which everything is counted; today when not given",
            valueToShowInHelp = "")
    String on;

    @Option(
            name = "--idempotency-key",
            description = "Does it once, however often it is called with this",
            valueToShowInHelp = "")
    String idempotencyKey;

    @Override
    void run(Services services, PrintStream out) throws CommandException {
        var order = new Purchases.Order(
                member, packageCode, Arguments.day("--on", on), Optional.ofNullable(idempotencyKey));
        var created = given(services.need(Purchases.class).create(operator(), order));
        if (json) {
            out.println(Json.write(PurchaseOutput.json(created.purchase())));
            return;
        }
        if (created.replayed()) {
            out.println("It was bought before, with the same idempotency key.");
        }
        var table = PurchaseOutput.table();
        PurchaseOutput.row(table, created.purchase());
        table.print(out);
    }
}
