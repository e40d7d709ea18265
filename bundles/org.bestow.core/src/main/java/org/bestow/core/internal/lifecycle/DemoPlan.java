package org.bestow.core.internal.lifecycle;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.bestow.api.Language;
import org.bestow.api.Standing;
import org.bestow.api.Users;
import org.bestow.core.internal.member.MemberService;
import org.bestow.spi.Role;

/**
 * What the demonstration consists of, from {@code demo/mpn-demo.json} and {@code catalog/mpn-demo.json}. Immutable.
 *
 * @param keys how many keys to make, by the code of their pool
 */
record DemoPlan(List<Company> members, Map<String, Integer> keys) {

    private static final ObjectMapper JSON = new ObjectMapper();

    DemoPlan {
        members = List.copyOf(members);
        keys = Map.copyOf(keys);
    }

    /**
     * @param link where its people are sent; empty for members
     * @param users one of each role of a member, by role
     */
    record Company(
            String name,
            String timeZone,
            String email,
            String language,
            Standing.Kind standing,
            String link,
            List<Bought> purchases,
            Map<Role, String> users) {

        MemberService.Newcomer newcomer() {
            return new MemberService.Newcomer(
                    name,
                    zone(),
                    email,
                    standing,
                    Optional.of(link).filter(text -> !text.isEmpty()).map(URI::create));
        }

        ZoneId zone() {
            return ZoneId.of(timeZone);
        }

        /** The people, as users of the member with this number. */
        List<Users.NewUser> people(long member) {
            var domain = email.substring(email.indexOf('@'));
            var people = new ArrayList<Users.NewUser>();
            for (var role : Role.values()) {
                if (users.containsKey(role)) {
                    var mailbox = role.name().toLowerCase(Locale.ROOT).replace('_', '.');
                    people.add(new Users.NewUser(
                            OptionalLong.of(member),
                            name,
                            users.get(role),
                            mailbox + domain,
                            Language.nearest(language),
                            Set.of(role)));
                }
            }
            return people;
        }
    }

    /** @param daysAgo from the day on which the demonstration is set up */
    record Bought(String code, int daysAgo) {}

    static DemoPlan load() {
        try {
            return JSON.readValue(resource("/demo/mpn-demo.json"), DemoPlan.class);
        } catch (IOException e) {
            throw new UncheckedIOException("demo data", e);
        }
    }

    /** The document to import. */
    static String catalogue() {
        return resource("/catalog/mpn-demo.json");
    }

    private static String resource(String path) {
        try (var stream = DemoPlan.class.getResourceAsStream(path)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("resource " + path, e);
        }
    }
}
