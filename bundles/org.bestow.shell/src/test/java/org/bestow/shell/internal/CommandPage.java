package org.bestow.shell.internal;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;

/** A command as its annotations and its help text describe it. */
record CommandPage(Class<?> type, Command command) {

    /** Said once for all commands, at the top of the page. */
    private static final Set<String> COMMON = Set.of("--json", "--language");

    /** All commands of this bundle, by name. */
    static List<CommandPage> all() throws IOException, ClassNotFoundException {
        var pages = new ArrayList<CommandPage>();
        try (var files = Files.list(Path.of("target", "classes", "org", "bestow", "shell", "internal"))) {
            for (var file : files.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(".class"))
                    .toList()) {
                var type = Class.forName(CommandPage.class.getPackageName() + "." + file.replace(".class", ""));
                if (type.isAnnotationPresent(Command.class)) {
                    pages.add(new CommandPage(type, type.getAnnotation(Command.class)));
                }
            }
        }
        pages.sort(Comparator.comparing(CommandPage::name));
        return pages;
    }

    String name() {
        return command.name();
    }

    /** Text and input lines of the examples, as {@code --help} prints them. */
    String help() throws IOException {
        try (var in = type.getResourceAsStream(name() + ".txt")) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    List<String> inputs() throws IOException {
        return help().lines().filter(line -> line.startsWith(Examples.PROMPT)).toList();
    }

    /** Arguments in their order. */
    List<Argument> arguments() {
        return annotated(Argument.class)
                .sorted(Comparator.comparing(Argument::index))
                .toList();
    }

    /** Options by name. */
    List<Option> options() {
        return annotated(Option.class)
                .sorted(Comparator.comparing(Option::name))
                .toList();
    }

    private <A extends Annotation> Stream<A> annotated(Class<A> wanted) {
        return fields().stream().flatMap(field -> Optional.ofNullable(field.getAnnotation(wanted)).stream());
    }

    List<Field> fields() {
        var fields = new ArrayList<Field>();
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            fields.addAll(Arrays.asList(each.getDeclaredFields()));
        }
        return fields;
    }

    /** The command's part of the page. */
    String markdown() throws IOException {
        var text =
                new StringBuilder("## ").append(name()).append("\n\n`bestow:").append(name());
        arguments().forEach(argument -> text.append(' ').append(usage(argument)));
        text.append("`: ").append(decapitalized(command.description())).append(".\n\n");
        var rows = rows();
        if (!rows.isEmpty()) {
            text.append("| argument, option | |\n|---|---|\n").append(rows).append('\n');
        }
        var outputs = Examples.of(name()).stream().map(Examples.Example::output).iterator();
        for (var line : help().strip().lines().toList()) {
            if (line.startsWith(Examples.PROMPT)) {
                text.append("```\n").append(line).append('\n');
                var output = outputs.hasNext() ? outputs.next() : "";
                text.append(output).append(output.isEmpty() ? "" : "\n").append("```\n");
            } else {
                text.append(line).append('\n');
            }
        }
        return text.toString();
    }

    private String rows() {
        var text = new StringBuilder();
        for (var argument : arguments()) {
            text.append(row(usage(argument), argument.description(), ""));
        }
        for (var option : options()) {
            if (!COMMON.contains(option.name())) {
                var standard = option.valueToShowInHelp();
                text.append(row(option.name(), option.description(), standard.equals("DEFAULT") ? "" : standard));
            }
        }
        return text.toString();
    }

    private static String row(String name, String description, String standard) {
        return "| `" + name + "` | " + description.replace("|", "\\|")
                + (standard.isEmpty() ? "" : " (`" + standard + "` when not given)") + " |\n";
    }

    private static String usage(Argument argument) {
        var name = argument.name().toUpperCase(Locale.ROOT);
        var repeated = argument.multiValued() ? name + " ..." : name;
        return argument.required() ? repeated : "[" + repeated + "]";
    }

    private static String decapitalized(String sentence) {
        return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
    }
}
