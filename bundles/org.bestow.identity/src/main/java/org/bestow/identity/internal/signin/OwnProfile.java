package org.bestow.identity.internal.signin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bestow.api.Account.Wanted;
import org.bestow.api.Answer;
import org.bestow.api.EmailAddress;
import org.bestow.api.Journal;
import org.bestow.api.Language;
import org.bestow.api.Problem;
import org.bestow.api.SignIn.Profile;
import org.bestow.identity.internal.account.AccountRow;
import org.bestow.identity.internal.account.Trace;
import org.bestow.identity.internal.text.Refusals;
import org.bestow.identity.internal.text.Refusals.Wrong;
import org.bestow.store.Store;

/** Changes of name, language and notification e-mail. Thread-safe. */
final class OwnProfile {

    private static final int LONGEST_NAME = 200;

    private final Store store;
    private final Journal journal;

    OwnProfile(Store store, Journal journal) {
        this.store = store;
        this.journal = journal;
    }

    Answer<Profile> change(Trace trace, long version, Wanted wanted) {
        var caller = trace.caller();
        var name = wanted.name().strip();
        var email = wanted.notificationEmail().map(String::strip);
        var language = Arrays.stream(Language.values())
                .filter(known -> known.tag().equals(wanted.language()))
                .findFirst();
        var wrong = wrong(name, language, email);
        if (!wrong.isEmpty() || language.isEmpty()) {
            return Answer.no(Refusals.invalid(caller.language(), wrong));
        }
        return store.global().transact(sql -> {
            var row = AccountRow.of(sql, caller);
            if (!row.take(Optional.empty())) {
                return Answer.no(Refusals.of(Problem.Kind.NOT_SIGNED_IN, caller.language(), "not-signed-in"));
            }
            var before = row.own().orElseThrow();
            if (before.version() != version) {
                return Answer.no(Refusals.of(Problem.Kind.PRECONDITION_FAILED, caller.language(), "stale"));
            }
            var old = state(before.name(), before.language(), before.notificationEmail());
            var now = state(name, language.get().tag(), email);
            if (!old.equals(now)) {
                row.change(before.email(), name, language.get(), email);
                var audit = trace.ofUser("profile-changed", old, now, "Changed the own profile");
                journal.write(sql.connection(), List.of(audit), List.of(), List.of());
            }
            return Answer.of(row.profile().orElseThrow());
        });
    }

    private static List<Wrong> wrong(String name, Optional<Language> language, Optional<String> email) {
        var wrong = new ArrayList<Wrong>();
        if (name.isEmpty() || name.length() > LONGEST_NAME || hasControls(name)) {
            wrong.add(new Wrong("/name", "name", LONGEST_NAME));
        }
        if (language.isEmpty()) {
            wrong.add(new Wrong("/language", "language"));
        }
        if (email.filter(text -> hasControls(text) || !EmailAddress.valid(text)).isPresent()) {
            wrong.add(new Wrong("/notificationEmail", "email", EmailAddress.LONGEST));
        }
        return wrong;
    }

    /** What no database and no mail takes well: control characters and halves of pairs. */
    static boolean hasControls(String text) {
        return text.codePoints()
                .anyMatch(point -> Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE);
    }

    private static ObjectNode state(String name, String language, Optional<String> email) {
        return Trace.facts().put("name", name).put("language", language).put("notificationEmail", email.orElse(null));
    }
}
