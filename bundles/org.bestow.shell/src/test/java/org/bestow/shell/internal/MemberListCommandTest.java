package org.bestow.shell.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.karaf.shell.support.CommandException;
import org.bestow.api.Answer;
import org.bestow.api.Caller;
import org.bestow.api.MemberAccounts;
import org.bestow.api.Members;
import org.bestow.api.Page;
import org.bestow.api.Standing;
import org.junit.Test;

public class MemberListCommandTest {

    private final Companies companies = new Companies();
    private final FakeServices services = new FakeServices().with(MemberAccounts.class, companies);

    /** The companies of {@link TwoCompanies}, at version 4. */
    private static final class Companies implements MemberAccounts {

        final List<String> changed = new ArrayList<>();

        @Override
        public Answer<Page<Company>> list(Caller caller, Optional<String> search, Page.Request page) {
            return Answer.of(new Page<>(
                    new TwoCompanies()
                            .list().stream()
                                    .map(member -> new Company(member, Standing.member(), 4))
                                    .toList(),
                    Optional.empty()));
        }

        @Override
        public Answer<Company> get(Caller caller, String member) {
            return Answer.of(company(member, Standing.member()));
        }

        private static Company company(String member, Standing standing) {
            return new Company(new TwoCompanies().find(member).orElseThrow(), standing, 4);
        }

        @Override
        public Answer<Created> create(Caller caller, Draft draft) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Answer<Company> change(Caller caller, String member, Standing.Wish wish, long version) {
            changed.add(member + " " + wish.kind().code() + " " + wish.link().orElse("-") + " " + version);
            return Answer.of(
                    company(member, new Standing(wish.kind(), wish.link().map(URI::create), Optional.empty())));
        }
    }

    private static MemberListCommand change(String member, String standing, String link) {
        var command = new MemberListCommand();
        command.member = member;
        command.standing = standing;
        command.link = link;
        return command;
    }

    @Test
    public void listsCompanies() throws CommandException {
        var printed = Printed.by(new MemberListCommand(), services);
        assertTrue(printed, printed.contains("Northwind") && printed.contains("Harbour & Sons"));
        assertEquals(List.of(), companies.changed);
    }

    @Test
    public void givesOneAnotherStandingAtTheVersionThatItHas() throws CommandException {
        var id = new TwoCompanies().find("Northwind").map(Members.Member::id).orElseThrow();
        var printed = Printed.by(change("northwind", "managed-elsewhere", "https://pmc.example/"), services);
        assertEquals("Northwind stands as managed-elsewhere, https://pmc.example/.\n", printed);
        assertEquals(
                "member",
                Printed.jsonBy(change("Northwind", "member", null), services)
                        .at("/standing/kind")
                        .asText());
        assertEquals(List.of(id + " managed-elsewhere https://pmc.example/ 4", id + " member - 4"), companies.changed);
    }

    @Test
    public void refusesWhatIsNotClear() {
        assertTrue(Printed.errorOf(change(null, "member", null), services).contains("needs --member"));
        assertTrue(
                Printed.errorOf(change("Northwind", "friend", null), services).contains("it was 'friend'"));
        assertTrue(Printed.errorOf(change("Northwind", null, null), services).contains("--set-standing"));
        assertEquals(List.of(), companies.changed);
    }
}
