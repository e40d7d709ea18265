package org.bestow.identity.internal.administration;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.bestow.api.Messages;
import org.bestow.api.UserAccounts.Account;
import org.bestow.api.UserAccounts.Invitation;
import org.bestow.api.UserRemovals;
import org.bestow.identity.internal.account.AccountSearch;
import org.bestow.identity.internal.account.AccountSearch.Found;
import org.bestow.identity.internal.account.Accounts;

/** Users as others see them, with the delivery of their invitations: one more statement for any number. Thread-safe. */
record AccountSheets(Accounts accounts, Messages messages) {

    private static final Duration RESTORABLE = Duration.ofDays(UserRemovals.RESTORABLE_DAYS);

    List<Account> of(OptionalLong member, List<Found> people) {
        var invited = people.stream()
                .filter(found -> found.invitation().isPresent())
                .map(found -> found.person().id())
                .toList();
        var deliveries = messages.newest(member.orElse(0), InvitationLetter.PURPOSE, InvitationLetter.ABOUT, invited);
        return people.stream().map(found -> account(found, deliveries)).toList();
    }

    Account of(Found found) {
        return of(found.person().member(), List.of(found)).get(0);
    }

    /** As it is now; to be asked after the transaction. */
    Account of(OptionalLong member, long number) {
        return of(new AccountSearch(accounts.store()).one(member, number).orElseThrow());
    }

    private static Account account(Found found, Map<String, Messages.Delivery> deliveries) {
        var person = found.person();
        return new Account(
                person,
                AccountAccess.version(person),
                found.invitation()
                        .map(sent -> new Invitation(
                                sent.at(), sent.expires(), Optional.ofNullable(deliveries.get(person.id())))),
                found.deletedAt().map(at -> at.plus(RESTORABLE)));
    }
}
