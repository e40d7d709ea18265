package org.bestow.core.internal.engine;

import static org.bestow.api.testing.Answers.given;

import java.util.OptionalLong;
import org.bestow.api.Answer;
import org.bestow.api.Benefits;
import org.bestow.api.PublicId;
import org.bestow.core.internal.benefit.Snapshot.BenefitRow;
import org.bestow.core.internal.fixture.Numbered;
import org.bestow.spi.Scope;
import org.bestow.spi.Unit;
import org.bestow.store.Dialect;

/** One member on a platform of its own, with a user for every number. */
final class Company implements AutoCloseable {

    final Platform platform;
    final long member;

    Company(Dialect dialect) {
        var users = new Numbered();
        platform = new Platform(dialect, users);
        member = platform.world.member("company");
        users.of(member);
    }

    /** A benefit of an item of its own, which bears the name as its package does. */
    BenefitRow benefit(String name, String type, long quantity, Unit unit, String settings) {
        var pack = platform.world.pack(name);
        var item = platform.world.item(pack, name, type, OptionalLong.of(quantity), unit, settings);
        return platform.world.benefit(
                member, platform.world.purchase(member, pack), item, type, OptionalLong.of(quantity), unit);
    }

    String user(long number) {
        return PublicId.of(PublicId.Kind.USER, member, number);
    }

    Benefits.Call assign(BenefitRow benefit, long user) {
        return Platform.call(benefit, "assign-user", "{\"user\":\"" + user(user) + "\"}");
    }

    /** The id of the seat. */
    String assigned(BenefitRow benefit, long user) {
        return given(platform.perform(benefit, assign(benefit, user)))
                .assignment()
                .orElseThrow();
    }

    Answer<Benefits.Done> onSeat(BenefitRow benefit, String seat, String action, String input) {
        return platform.perform(benefit, Platform.on(Scope.ASSIGNMENT, seat, Platform.call(benefit, action, input)));
    }

    @Override
    public void close() {
        platform.close();
    }
}
