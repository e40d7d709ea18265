package org.bestow.core.internal.engine;

import static org.bestow.api.testing.Answers.given;
import static org.bestow.core.internal.engine.Platform.call;
import static org.bestow.core.internal.engine.Platform.caller;
import static org.bestow.core.internal.engine.Platform.id;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.bestow.api.Benefits;
import org.bestow.api.Language;
import org.bestow.api.Page;
import org.bestow.core.internal.benefit.Snapshot.BenefitRow;
import org.bestow.spi.Role;
import org.bestow.spi.Unit;

/** Benefits of the type {@link Lounge}, and who is let in. */
final class LoungeGuests {

    static final Page.Request FIRST = new Page.Request(Optional.empty(), 50);
    private final Platform platform;

    LoungeGuests(Platform platform) {
        this.platform = platform;
    }

    BenefitRow lounge(String name, long quantity, Unit unit) {
        return platform.world.simple(name, "lounge", OptionalLong.of(quantity), unit);
    }

    String hire(long number, BenefitRow benefit, String name, Language language) {
        return platform.staff.hire(number, benefit.memberId(), name, language).id();
    }

    static Benefits.Call letIn(BenefitRow benefit, String user, String more) {
        return call(benefit, "let-in", "{\"user\":\"" + user + "\"" + more + "}");
    }

    List<Benefits.Seat> seats(BenefitRow benefit) {
        return given(platform.benefits().assignments(caller(benefit, Role.GLOBAL_ADMIN), id(benefit), FIRST))
                .items();
    }

    List<String> history(BenefitRow benefit) {
        return given(platform.benefits().history(caller(benefit, Role.GLOBAL_ADMIN), id(benefit), FIRST))
                .items()
                .stream()
                .flatMap(entry -> entry.summary().stream())
                .toList();
    }
}
