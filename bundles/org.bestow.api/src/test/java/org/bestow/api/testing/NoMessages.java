package org.bestow.api.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bestow.api.Answer;
import org.bestow.api.Caller;
import org.bestow.api.Message;
import org.bestow.api.Messages;
import org.bestow.api.Page;

/** Nothing was sent, and nothing may be: a test overrides what is asked for, and learns of anything else. */
public abstract class NoMessages implements Messages {

    @Override
    public void queue(Connection transaction, List<Message> messages) throws SQLException {
        throw unwanted();
    }

    @Override
    public Map<String, Delivery> newest(long member, String purpose, String aboutType, Collection<String> aboutIds) {
        return Map.of();
    }

    @Override
    public Map<String, Newest> newest(long member, String aboutType, Collection<String> aboutIds) {
        return Map.of();
    }

    @Override
    public Answer<Page<Item>> list(Caller caller, Optional<State> state, Page.Request page) {
        throw unwanted();
    }

    @Override
    public Answer<Item> retry(Caller caller, String id) {
        throw unwanted();
    }

    @Override
    public Answer<Integer> retryFailed(Caller caller) {
        throw unwanted();
    }

    private static UnsupportedOperationException unwanted() {
        return new UnsupportedOperationException("no message is asked for here");
    }
}
