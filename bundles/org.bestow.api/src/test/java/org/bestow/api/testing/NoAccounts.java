package org.bestow.api.testing;

import java.util.Optional;
import java.util.Set;
import org.bestow.api.Answer;
import org.bestow.api.Caller;
import org.bestow.api.Language;
import org.bestow.api.Page;
import org.bestow.api.UserAccounts;
import org.bestow.spi.Role;

/** Nobody may be administered: a test overrides what is asked for, and learns of anything else. */
public abstract class NoAccounts implements UserAccounts {

    @Override
    public Answer<Page<Account>> list(Caller caller, Filter filter, Page.Request page) {
        throw unwanted();
    }

    @Override
    public Answer<Account> get(Caller caller, String user) {
        throw unwanted();
    }

    @Override
    public Answer<Created> create(Caller caller, Draft draft) {
        throw unwanted();
    }

    @Override
    public Answer<Account> setRoles(Caller caller, RoleChange change) {
        throw unwanted();
    }

    @Override
    public Answer<Account> change(Caller caller, Change change) {
        throw unwanted();
    }

    @Override
    public Answer<Invited> invite(Caller caller, String user, Optional<String> idempotencyKey) {
        throw unwanted();
    }

    @Override
    public Set<Role> grantable(Caller caller) {
        throw unwanted();
    }

    @Override
    public Answer<Prepared> prepare(Language reader, Draft draft) {
        throw unwanted();
    }

    private static UnsupportedOperationException unwanted() {
        return new UnsupportedOperationException("no account is asked for here");
    }
}
