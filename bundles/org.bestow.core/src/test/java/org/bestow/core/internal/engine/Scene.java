package org.bestow.core.internal.engine;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.bestow.api.Caller;
import org.bestow.api.Language;
import org.bestow.api.Users;
import org.bestow.core.internal.benefit.Snapshot;
import org.bestow.spi.KeyKind;
import org.bestow.spi.Role;
import org.bestow.spi.Unit;

/** Data for tests: member 7 with user 3. */
final class Scene {

    static final String SETTINGS =
            "{\"product\":\"Iron\",\"text\":{\"en\":\"First\\n\\nSecond\",\"zh-CN\":\"第一\"},\"level\":\"DAY\",\"broken\":false}";
    static final String BROKEN = SETTINGS.replace("false", "true");

    static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

    private Scene() {}

    static Caller caller() {
        return new Caller(
                3, "Anna", OptionalLong.of(7), Set.of(Role.GLOBAL_ADMIN), Language.EN, Optional.empty(), "127.0.0.1");
    }

    static Snapshot snapshot() {
        return snapshot(7, 100, SETTINGS, 2, List.of(), List.of());
    }

    static Snapshot snapshot(
            long member,
            long benefit,
            String settings,
            int settingsVersion,
            List<Snapshot.SeatRow> seats,
            List<Snapshot.KeyRow> keys) {
        var today = LocalDate.of(2026, 3, 10);
        return new Snapshot(
                new Snapshot.BenefitRow(
                        benefit,
                        member,
                        50,
                        60,
                        "gym",
                        OptionalLong.of(10),
                        4,
                        0,
                        Unit.SEATS,
                        LocalDate.of(2026, 3, 1),
                        NOW.minusSeconds(60),
                        Optional.empty(),
                        LocalDate.of(2027, 2, 28),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        1),
                new Snapshot.MemberRow(member, "Contoso", ZoneOffset.UTC, "info@contoso.example"),
                new Snapshot.ItemRow(
                        60, "gym", "gym", "{\"en\":\"Gym\"}", settings, settingsVersion, "{\"en\":\"Gold\"}"),
                seats.stream().findFirst(),
                keys.stream().findFirst(),
                Optional.empty(),
                new Snapshot.Lists(seats, keys, List.of(), List.of(), List.of()),
                Map.of(
                        3L,
                        new Users.Person(
                                3,
                                OptionalLong.of(member),
                                "Anna",
                                "anna@contoso.example",
                                Language.EN,
                                Set.of(Role.GLOBAL_ADMIN),
                                true)),
                NOW,
                today);
    }

    static Snapshot.SeatRow seat(long id, String data) {
        return new Snapshot.SeatRow(id, 100, 3, data, 1, Instant.parse("2026-03-02T00:00:00Z"), 1);
    }

    static Snapshot.KeyRow key(long id) {
        return new Snapshot.KeyRow(
                id,
                100,
                1,
                "•••••12",
                KeyKind.RETAIL,
                Instant.parse("2026-03-02T00:00:00Z"),
                3,
                "",
                Optional.empty(),
                0,
                0,
                OptionalLong.empty(),
                OptionalLong.empty());
    }
}
