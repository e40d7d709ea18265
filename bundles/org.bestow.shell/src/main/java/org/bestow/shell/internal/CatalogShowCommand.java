package org.bestow.shell.internal;

import java.io.PrintStream;
import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.bestow.api.Catalog;
import org.bestow.api.Types;

/** Shows what is on sale, the document in force, or the schema of it. */
@Service
@Command(
        scope = "bestow",
        name = "catalog-show",
        description = "Shows what is on sale, the catalogue's document, or its schema",
        detailedDescription = "classpath:catalog-show.txt")
public final class CatalogShowCommand extends PlatformCommand {

    @Option(name = "--document", description = "Prints the document in force, with masks instead of secrets")
    boolean document;

    @Option(name = "--schema", description = "Prints the JSON Schema of the document")
    boolean schema;

    @Option(name = "--type", description = "With --schema: of the settings of this deployed type")
    @Completion(TypeCompleter.class)
    String type;

    @Option(name = "--limit", description = "How many packages, 1 to 200", valueToShowInHelp = "50")
    int limit = 50;

    @Option(
            name = "--after",
            description = "Goes on after a page: the cursor that it ended with",
            valueToShowInHelp = "")
    String after;

    @Override
    void run(Services services, PrintStream out) throws CommandException {
        if (type != null && !schema) {
            throw new CommandException("--type goes with --schema.");
        }
        if (document && schema) {
            throw new CommandException("Either --document or --schema, not both.");
        }
        var catalog = services.need(Catalog.class);
        if (schema) {
            var text = given(type == null ? catalog.schema(operator()) : catalog.settingsSchema(operator(), type));
            out.println(type == null ? text.strip() : Json.write(Json.read(text)));
            return;
        }
        if (document) {
            out.println(given(catalog.current(operator()))
                    .map(Catalog.Current::document)
                    .orElseThrow(() -> new CommandException("No catalogue was imported yet."))
                    .strip());
            return;
        }
        var current = given(catalog.inForce(operator()));
        var page = given(catalog.packages(operator(), Arguments.page(limit, after)));
        var packages = page.items();
        var categories = given(services.need(Types.class).list(operator())).stream()
                .filter(type -> !type.seeAlso().isEmpty())
                .toList();
        if (json) {
            out.println(Json.write(Json.object(
                    "version", current.map(Catalog.InForce::version),
                    "importedAt", current.map(Catalog.InForce::importedAt),
                    "packages", packages.stream().map(CatalogShowCommand::json).toList(),
                    "categories",
                            categories.stream().map(CatalogShowCommand::json).toList(),
                    "next", page.next())));
            return;
        }
        out.println(current.map(catalogue -> "Version " + catalogue.version() + ", imported at "
                        + Table.moment(catalogue.importedAt()) + ".")
                .orElse("No catalogue was imported yet."));
        print(packages, out);
        printLinks(packages, categories, out);
        page.next().ifPresent(cursor -> out.println("There is more: --after " + cursor));
    }

    private static void printLinks(List<Catalog.PackageInfo> packages, List<Types.Info> categories, PrintStream out) {
        if (categories.isEmpty()
                && packages.stream().allMatch(one -> one.links().isEmpty())) {
            return;
        }
        out.println();
        var table = new Table("Links of", "Label", "Address");
        packages.forEach(
                one -> one.links().forEach(link -> table.row("package " + one.code(), link.label(), link.href())));
        categories.forEach(
                one -> one.seeAlso().forEach(link -> table.row("category " + one.id(), link.label(), link.href())));
        table.print(out);
    }

    private static List<Object> json(List<Catalog.Link> links) {
        return links.stream()
                .<Object>map(link ->
                        Json.object("label", link.label(), "href", link.href().toString()))
                .toList();
    }

    private static Object json(Types.Info category) {
        return Json.object("type", category.id(), "title", category.title(), "links", json(category.seeAlso()));
    }

    private static void print(List<Catalog.PackageInfo> packages, PrintStream out) {
        var table = new Table("Package", "Item", "Type", "Title", "Quantity").whenEmpty("Nothing is on sale.");
        for (var one : packages) {
            table.row(one.code(), "", "", one.title(), "");
            one.items()
                    .forEach(item -> table.row(
                            "",
                            item.code(),
                            item.type(),
                            item.title(),
                            (item.quantity().isPresent() ? item.quantity().getAsLong() + " " : "unlimited ")
                                    + Arguments.word(item.unit())));
        }
        table.print(out);
    }

    private static Object json(Catalog.PackageInfo one) {
        var items = one.items().stream()
                .map(item -> Json.object(
                        "code", item.code(),
                        "type", item.type(),
                        "title", item.title(),
                        "quantity", item.quantity(),
                        "unit", Arguments.word(item.unit())))
                .toList();
        return Json.object(
                "id", one.id(),
                "code", one.code(),
                "title", one.title(),
                "description", one.description(),
                "links", json(one.links()),
                "items", items);
    }
}
