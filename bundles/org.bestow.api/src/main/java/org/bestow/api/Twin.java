package org.bestow.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A request that may come twice, told by the key that its sender gave it. Whoever does it looks for the finished twin and leaves its
 * own mark in one transaction; a key that meets itself there makes the later one fail as a duplicate, and tried again it finds the
 * twin.
 *
 * @param hash of what was asked for, so that a key is not used for two things
 */
public record Twin(Journal.IdempotencyScope scope, String hash) {

    public Twin {
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(hash, "hash");
    }

    /**
     * @param member whose data the request is about, 0 where there is none
     * @param request everything that makes it another one; never a secret
     */
    public static Twin of(Caller caller, long member, String key, List<String> request) {
        return new Twin(
                new Journal.IdempotencyScope(member, caller.user(), key), sha256(String.join("\u0000", request)));
    }

    /** A twin that is done. {@code same}: it asked for the same; {@code number}: what it made. */
    public record Finished(boolean same, long number) {}

    public Optional<Finished> find(Journal journal, Connection transaction, Instant now) throws SQLException {
        return Optional.ofNullable(
                        journal.find(transaction, List.of(scope), now).get(scope))
                .map(row -> new Finished(row.requestHash().equals(hash), row.history()));
    }

    /** The mark that is to be written with what was done. */
    public Journal.IdempotencyRow done(long number, Instant at) {
        return new Journal.IdempotencyRow(scope, hash, number, at);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
