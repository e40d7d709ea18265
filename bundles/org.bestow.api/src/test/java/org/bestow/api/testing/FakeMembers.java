package org.bestow.api.testing;

import java.util.List;
import java.util.Optional;
import org.bestow.api.Members;
import org.bestow.api.Standing;

/** The members of a test, in good standing. Immutable. */
public class FakeMembers implements Members {

    private final List<Member> all;

    public FakeMembers(Member... all) {
        this.all = List.of(all);
    }

    @Override
    public Optional<Member> byNumber(long number) {
        return all.stream().filter(member -> member.number() == number).findFirst();
    }

    @Override
    public Optional<Member> find(String idOrName) {
        return all.stream()
                .filter(member -> member.id().equals(idOrName) || member.name().equalsIgnoreCase(idOrName))
                .findFirst();
    }

    @Override
    public List<Member> list() {
        return all;
    }

    @Override
    public Standing standing(long number) {
        return Standing.member();
    }
}
