package org.bestow.identity.internal.password;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.bestow.api.Secret;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Hashes passwords with Argon2id and compares them; the stored form is the usual {@code $argon2id$v=19$m=…} text. Thread-safe. */
@Component(service = Passwords.class)
public final class Passwords {

    /** The costly function itself. */
    @FunctionalInterface
    public interface Derivation {
        byte[] derive(byte[] password, byte[] salt, Cost cost);
    }

    /** What one run costs. */
    public record Cost(int kibibytes, int passes, int lanes) {}

    static final Cost COST = new Cost(19 * 1024, 2, 1);

    private static final int AT_ONCE = 4;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final Pattern FORM = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");
    private static final Base64.Encoder ENCODER = Base64.getEncoder().withoutPadding();

    private final Derivation derivation;
    private final Duration patience;
    private final Semaphore permits = new Semaphore(AT_ONCE, true);
    private final SecureRandom random = new SecureRandom();
    private final Stored nobody;

    @Activate
    public Passwords() {
        this(new Argon2id(HASH_BYTES), Duration.ofSeconds(5));
    }

    /** @param patience how long work waits for its turn before it is given up */
    public Passwords(Derivation derivation, Duration patience) {
        this.derivation = derivation;
        this.patience = patience;
        this.nobody = new Stored(COST, bytes(SALT_BYTES), bytes(HASH_BYTES));
    }

    /** Runs work that hashes, at most 4 at once, in order of arrival; empty when its turn did not come in time. */
    public <T> Optional<T> inTurn(Supplier<T> work) {
        try {
            if (!permits.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            return Optional.of(work.get());
        } finally {
            permits.release();
        }
    }

    /** To be called {@link #inTurn}. */
    public String hash(Secret password) {
        var salt = bytes(SALT_BYTES);
        return "$argon2id$v=19$m=" + COST.kibibytes() + ",t=" + COST.passes() + ",p=" + COST.lanes() + "$"
                + ENCODER.encodeToString(salt) + "$" + ENCODER.encodeToString(derive(password, salt, COST));
    }

    /**
     * Whether the password is the stored one; false where nothing is stored. The work is the same either way: one run. To be called
     * {@link #inTurn}.
     */
    public boolean matches(Secret password, Optional<String> stored) {
        var expected = stored.map(Passwords::parse).orElse(nobody);
        var derived = derive(password, expected.salt(), expected.cost());
        return MessageDigest.isEqual(derived, expected.hash()) && stored.isPresent();
    }

    private byte[] derive(Secret password, byte[] salt, Cost cost) {
        return derivation.derive(password.reveal().getBytes(StandardCharsets.UTF_8), salt, cost);
    }

    private byte[] bytes(int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private static Stored parse(String text) {
        var match = FORM.matcher(text);
        if (!match.matches()) {
            throw new IllegalStateException("a stored password hash has an unknown form");
        }
        var cost = new Cost(
                Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2)), Integer.parseInt(match.group(3)));
        var decoder = Base64.getDecoder();
        return new Stored(cost, decoder.decode(match.group(4)), decoder.decode(match.group(5)));
    }

    private record Stored(Cost cost, byte[] salt, byte[] hash) {}
}
