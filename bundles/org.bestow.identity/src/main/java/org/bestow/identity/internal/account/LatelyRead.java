package org.bestow.identity.internal.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bestow.api.Users.Person;

/**
 * Users as they were read lately, most of them with their session or token. Believed for 3 seconds, as sessions are: whoever asks again
 * was let in on what was read then. Thread-safe.
 */
public final class LatelyRead {

    private static final Duration BELIEVED = Duration.ofSeconds(3);
    private static final int MOST = 10_000;

    private record Known(Person person, Instant readAt) {}

    private final Map<Long, Known> newest = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Known> eldest) {
            return size() > MOST;
        }
    };

    /** Those of them that need not be read. */
    synchronized Map<Long, Person> believed(Collection<Long> numbers, Instant now) {
        var found = new HashMap<Long, Person>();
        for (var number : numbers) {
            var known = newest.get(number);
            if (known != null
                    && !now.isBefore(known.readAt())
                    && now.isBefore(known.readAt().plus(BELIEVED))) {
                found.put(number, known.person());
            }
        }
        return found;
    }

    /** @param now when reading began */
    public synchronized void keep(Collection<Person> persons, Instant now) {
        persons.forEach(person -> newest.put(person.number(), new Known(person, now)));
    }
}
