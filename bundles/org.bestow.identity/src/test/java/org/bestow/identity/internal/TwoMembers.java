package org.bestow.identity.internal;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.bestow.api.Members;
import org.bestow.api.Standing;

/** Contoso and Fabrikam. */
record TwoMembers() implements Members {

    @Override
    public Optional<Member> byNumber(long number) {
        return list().stream().filter(member -> member.number() == number).findFirst();
    }

    @Override
    public Optional<Member> find(String idOrName) {
        return Optional.empty();
    }

    @Override
    public List<Member> list() {
        return List.of(
                new Member(Installation.CONTOSO, "Contoso", ZoneId.of("Asia/Taipei"), "hello@contoso.example"),
                new Member(Installation.FABRIKAM, "Fabrikam", ZoneId.of("UTC"), "hello@fabrikam.example"));
    }

    @Override
    public Standing standing(long number) {
        throw new UnsupportedOperationException();
    }
}
