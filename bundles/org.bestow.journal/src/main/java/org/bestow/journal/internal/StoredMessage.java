package org.bestow.journal.internal;

import java.time.Instant;
import java.util.Optional;
import org.bestow.api.Language;
import org.bestow.api.Messages;
import org.bestow.api.PublicId;

/** A row as operators see it: all but what the message says. */
public record StoredMessage(
        long id,
        long memberId,
        String purpose,
        String aboutType,
        String aboutId,
        String recipientName,
        String recipientAddress,
        String language,
        String state,
        int attempts,
        Optional<String> error,
        Instant createdAt,
        Instant nextAt,
        Optional<Instant> finishedAt,
        boolean kept) {

    /** To be followed by a condition that names the member of {@code m}. */
    static final String CURSOR = "mail";

    static final String SELECT = "select m.id, m.member_id, purpose, about_type, about_id, recipient_name,"
            + " recipient_address, language, state, attempts, error, created_at, next_at, finished_at,"
            + " exists (select 1 from mail_body b where b.member_id >= 0 and b.id = m.id) as kept"
            + " from mail_message m where ";

    private Messages.State known() {
        return Messages.State.parse(state)
                .orElseThrow(() -> new IllegalStateException("the state of message " + id + " is unknown"));
    }

    Messages.Delivery delivery() {
        return new Messages.Delivery(known(), recipientAddress, error, createdAt);
    }

    Messages.Item item() {
        var at = known();
        return new Messages.Item(
                PublicId.of(PublicId.Kind.MESSAGE, memberId, id),
                memberId == 0 ? Optional.empty() : Optional.of(PublicId.of(PublicId.Kind.MEMBER, 0, memberId)),
                purpose,
                aboutType,
                aboutId,
                recipientName,
                recipientAddress,
                Language.nearest(language),
                at,
                attempts,
                error,
                kept && (at == Messages.State.FAILED || at == Messages.State.QUEUED),
                createdAt,
                at == Messages.State.QUEUED ? Optional.of(nextAt) : Optional.empty(),
                finishedAt);
    }

    Cursor cursor() {
        return new Cursor(CURSOR, createdAt, id);
    }
}
