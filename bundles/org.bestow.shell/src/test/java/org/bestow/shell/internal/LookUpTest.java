package org.bestow.shell.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.OptionalLong;
import org.bestow.api.Benefits;
import org.bestow.api.Members;
import org.bestow.api.PublicId;
import org.bestow.api.UserAccounts;
import org.bestow.spi.Role;
import org.junit.Test;

public class LookUpTest {

    private final FakeBenefits benefits = new FakeBenefits();
    private final FakeServices services =
            new FakeServices().with(Benefits.class, benefits).with(Members.class, new TwoCompanies());

    @Test
    public void membersThatWouldNeedQuotesAreOfferedById() {
        assertEquals(List.of("Northwind", "m0-8"), new MemberCompleter().candidates(services, List.of()));
    }

    /** Karaf asks for an argument's completer only while those before it know what was typed. */
    @Test
    public void aNameThatIsTypedOutIsKnown() {
        assertEquals(
                List.of("Northwind", "Harbour & Sons"),
                new MemberCompleter().candidates(services, List.of("Harbour & Sons")));
    }

    @Test
    public void benefitsAreThoseOfTheNamedMember() {
        var words = List.of("bestow:benefit-do", "--member", "northwind", "");

        assertEquals(List.of(FakeBenefits.BENEFIT), new BenefitCompleter().candidates(services, words));
        assertEquals(1, benefits.callers.size());
        assertEquals(OptionalLong.of(7), benefits.callers.get(0).tenant());
    }

    @Test
    public void usersAreThoseOfTheNamedMemberOrElseTheOperators() {
        var running = services.with(UserAccounts.class, new FakeAccounts());
        var words = List.of("bestow:user-roles", "--member", "northwind", "");

        assertEquals(List.of(PublicId.of(PublicId.Kind.USER, 7, 11)), new UserCompleter().candidates(running, words));
        assertEquals(
                List.of(PublicId.of(PublicId.Kind.USER, 0, 11)),
                new UserCompleter().candidates(running, List.of("bestow:user-roles", "")));
        assertEquals(
                "no such member",
                List.of(),
                new UserCompleter().candidates(running, List.of("bestow:user-roles", "--member", "nobody", "")));
    }

    @Test
    public void actionsAreThoseOfTheBenefitAndItsKeys() {
        var words = List.of("bestow:benefit-do", FakeBenefits.BENEFIT, "");

        assertEquals(List.of("get-keys", "show-key"), new ActionCompleter().candidates(services, words));
        assertEquals(List.of(), new ActionCompleter().candidates(services, List.of("bestow:benefit-do", "")));
    }

    @Test
    public void seatsAndKeysAreThoseOfTheNamedBenefit() {
        var words = List.of("bestow:benefit-do", "--on", "", FakeBenefits.BENEFIT);

        assertEquals(List.of(FakeBenefits.KEY), new TargetCompleter().candidates(services, words));
    }

    @Test
    public void rolesOfAMemberAreNotThoseOfOperators() {
        var all = new RoleCompleter().candidates(services, List.of("bestow:user-create"));
        var ofMember = new RoleCompleter().candidates(services, List.of("bestow:user-create", "--member", "m0-7"));

        assertEquals(Role.values().length, all.size());
        assertEquals(Role.values().length - 1, ofMember.size());
        assertFalse(ofMember.contains("OPERATOR"));
    }

    @Test
    public void valuesThatNeedNoPlatformAreAlwaysThere() {
        var none = new FakeServices();
        assertEquals(List.of("en", "zh-CN", "zh-TW"), new LanguageCompleter().candidates(none, List.of()));
        assertTrue(new TimeZoneCompleter().candidates(none, List.of()).contains("Europe/Berlin"));
    }

    @Test
    public void idsThatAreTypedOutAreKnownWhateverTheirMember() {
        assertTrue(new BenefitCompleter().candidates(services, List.of("b9-zz")).contains("b9-zz"));
        assertEquals(List.of("u9-zz"), new UserCompleter().candidates(new FakeServices(), List.of("u9-zz")));
    }

    @Test
    public void nothingIsOfferedWhilePartsAreMissing() {
        var none = new FakeServices();
        for (var completer : List.of(
                new TypeCompleter(),
                new MemberCompleter(),
                new BenefitCompleter(),
                new ActionCompleter(),
                new PackageCompleter(),
                new UserCompleter(),
                new TargetCompleter(),
                new PoolCompleter())) {
            assertEquals(List.of(), List.copyOf(completer.candidates(none, List.of(FakeBenefits.BENEFIT))));
        }
    }
}
