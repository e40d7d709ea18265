package org.bestow.identity.internal;

import org.bestow.identity.internal.account.Accounts;
import org.bestow.store.Store;
import org.bestow.store.fixture.Tables;

/** Those of accounts. */
public final class AccountTables implements Tables {
    @Override
    public void into(Store store) {
        new Accounts(store);
    }
}
