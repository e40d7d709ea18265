package org.bestow.core.internal.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.bestow.api.Answer;
import org.bestow.api.Caller;
import org.bestow.api.Message;
import org.bestow.api.Users;
import org.bestow.core.internal.benefit.Snapshot;
import org.bestow.core.internal.effect.Effect;
import org.bestow.core.internal.effect.SendMail;
import org.bestow.core.internal.effect.TakeKeys;
import org.bestow.core.internal.keys.Pools;
import org.bestow.core.internal.text.Problems;
import org.bestow.core.internal.text.Texts;

/**
 * Completes what a type could only name, before anything is written: pools by their code, mail by its recipient's address and words.
 * Thread-safe.
 */
final class Completion {

    private final Pools pools;
    private final Users users;
    private final MailWords words;

    Completion(Pools pools, Users users, Texts texts) {
        this.pools = pools;
        this.users = users;
        this.words = new MailWords(texts);
    }

    /** The same effects, ready to be applied; or why not one of them is. */
    Answer<List<Effect>> of(Caller caller, String type, Snapshot snapshot, List<Effect> effects) {
        var people = recipients(snapshot, effects);
        var complete = new ArrayList<Effect>(effects.size());
        for (var effect : effects) {
            if (effect instanceof TakeKeys keys) {
                complete.add(pools.byCode(keys.pool())
                        .<Effect>map(pool -> keys.resolved(pool.id()))
                        .orElse(keys));
            } else if (effect instanceof SendMail mail) {
                var written = written(caller, type, mail, people);
                if (written instanceof Answer.Denied<SendMail> no) {
                    return Answer.no(no.problem());
                }
                complete.add(((Answer.Given<SendMail>) written).value());
            } else {
                complete.add(effect);
            }
        }
        return Answer.of(complete);
    }

    private Answer<SendMail> written(Caller caller, String type, SendMail mail, Map<Long, Users.Person> people) {
        var person = people.get(mail.user());
        if (person == null) {
            return Answer.no(Problems.refused("user-unknown", Map.of(), caller.language()));
        }
        var address = mail.asked().address().orElse(person.mailAddress());
        if (!Message.Recipient.deliverable(address)) {
            var facts = Map.of("address", address, "name", person.name());
            return Answer.no(Problems.refused("mail-address", facts, caller.language()));
        }
        return Answer.of(mail.written(words.write(type, mail.asked(), person, address)));
    }

    /** Who is still there, of those whom mail goes to; whom the view does not know by one statement. */
    private Map<Long, Users.Person> recipients(Snapshot snapshot, List<Effect> effects) {
        var wanted = effects.stream()
                .filter(SendMail.class::isInstance)
                .map(effect -> ((SendMail) effect).user())
                .collect(Collectors.toSet());
        if (wanted.isEmpty()) {
            return Map.of();
        }
        var known = new HashMap<>(snapshot.users());
        wanted.removeAll(known.keySet());
        if (!wanted.isEmpty()) {
            known.putAll(users.find(wanted));
        }
        var member = OptionalLong.of(snapshot.benefit().memberId());
        known.values().removeIf(person -> person.deleted() || !person.member().equals(member));
        return known;
    }
}
