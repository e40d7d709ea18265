package org.bestow.identity.internal.administration;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bestow.api.Language;
import org.bestow.api.Problem;
import org.bestow.api.UserImports;
import org.bestow.api.UserImports.Row;
import org.bestow.identity.internal.account.EmailKey;
import org.bestow.identity.internal.text.Refusals.Wrong;
import org.bestow.identity.internal.text.Texts;
import org.bestow.spi.Role;

/**
 * Rows of a table made users of, as far as the table alone says it. Of one import.
 *
 * @param reader who reads what is wrong, and whose language is taken where none is named
 * @param grantable the roles that may be given
 */
record UserRows(Language reader, Set<Role> grantable) {

    List<Row> of(List<UserTable.Line> lines) {
        var seen = new HashSet<String>();
        return lines.stream().map(line -> row(line, seen)).toList();
    }

    private Row row(UserTable.Line line, Set<String> seen) {
        var wrong = new ArrayList<Wrong>();
        if (line.name().length() > UserImports.LONGEST_NAME) {
            wrong.add(new Wrong("/name", "name", UserImports.LONGEST_NAME));
        } else {
            NewUserCheck.name(line.name())
                    .map(other -> new Wrong("/name", "name", UserImports.LONGEST_NAME))
                    .ifPresent(wrong::add);
        }
        var email = NewUserCheck.email(line.email(), true);
        email.ifPresent(wrong::add);
        if (email.isEmpty() && !seen.add(EmailKey.of(line.email()))) {
            wrong.add(new Wrong("/email", "twice"));
        }
        var roles = roles(line.roles(), wrong);
        var language = language(line.language());
        if (language.isEmpty()) {
            wrong.add(new Wrong("/language", "language"));
        }
        return new Row(line.number(), line.name(), line.email(), roles, language, Optional.empty(), errors(wrong));
    }

    /** The plain role where none is named. */
    private Set<Role> roles(String text, List<Wrong> wrong) {
        var words = Stream.of(text.split("[;,|/、，；]"))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
        var roles = EnumSet.noneOf(Role.class);
        for (var word : words) {
            var role = role(word);
            if (role.isEmpty()) {
                wrong.add(new Wrong("/roles", "role-unknown", clipped(word)));
            } else {
                roles.add(role.get());
            }
        }
        if (words.isEmpty()) {
            roles.add(Role.USER);
        }
        roles.stream()
                .filter(role -> !grantable.contains(role))
                .forEach(role -> wrong.add(new Wrong("/roles", "role-not-yours", title(role, reader))));
        return roles;
    }

    /** By its name or what it is called in any language. */
    private static Optional<Role> role(String word) {
        var bare = bare(word);
        return Arrays.stream(Role.values())
                .filter(role -> bare(role.name()).equals(bare)
                        || Arrays.stream(Language.values()).anyMatch(language -> bare(title(role, language))
                                .equals(bare)))
                .findFirst();
    }

    static String title(Role role, Language language) {
        return Texts.of(language, "role." + role.name());
    }

    private static String bare(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private Optional<Language> language(String text) {
        return text.isEmpty()
                ? Optional.of(reader)
                : Arrays.stream(Language.values())
                        .filter(known -> known.tag().equalsIgnoreCase(text.replace('_', '-')))
                        .findFirst();
    }

    /** The same row with what the database says of it. */
    Row with(Row row, Wrong wrong) {
        var errors = new ArrayList<>(row.errors());
        errors.addAll(errors(List.of(wrong)));
        return new Row(row.line(), row.name(), row.email(), row.roles(), row.language(), row.user(), errors);
    }

    private List<Problem.FieldError> errors(List<Wrong> wrong) {
        return wrong.stream()
                .map(one -> new Problem.FieldError(
                        one.path(), MessageFormat.format(Texts.of(reader, "field." + one.key()), one.places())))
                .toList();
    }

    private static String clipped(String word) {
        return word.length() <= UserImports.LONGEST_NAME ? word : word.substring(0, UserImports.LONGEST_NAME) + "…";
    }
}
