package org.bestow.shell.internal;

import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.bestow.api.Purchases;

/** Lists purchases. */
@Service
@Command(
        scope = "bestow",
        name = "purchase-list",
        description = "Lists the purchases of a member company, or without one all, newest first",
        detailedDescription = "classpath:purchase-list.txt")
public final class PurchaseListCommand extends MemberCommand {

    @Option(name = "--limit", description = "How many, 1 to 200", valueToShowInHelp = "50")
    int limit = 50;

    @Option(
            name = "--after",
            description = "Goes on after a page: the cursor that it ended with",
            valueToShowInHelp = "")
    String after;

    @Override
    void run(Services services, PrintStream out) throws CommandException {
        var request = Arguments.page(limit, after);
        var caller = member == null ? operator() : looking(services);
        var page = given(services.need(Purchases.class).list(caller, request));
        new Listing<>(PurchaseOutput.table(), PurchaseOutput::row, PurchaseOutput::json).print(page, json, out);
    }
}
