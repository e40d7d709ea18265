package org.bestow.api;

import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Reads the audit; an admin sees the own member's, an operator all. Thread-safe. */
@ProviderType
public interface AuditLog {

    /** Newest first. @param subject public id, and what belongs to it, as the keys of a benefit; empty for all */
    Answer<Page<Entry>> list(Caller caller, Optional<String> subject, Page.Request page);

    record Entry(
            String id,
            Instant at,
            String actorId,
            String actorName,
            Optional<String> reason,
            String action,
            String subjectType,
            String subjectId,
            String summary,
            String from) {}
}
