package org.bestow.identity.internal.policy;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.text.MessageFormat;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.bestow.api.Caller;
import org.bestow.api.Policy;
import org.bestow.api.Problem;
import org.bestow.api.TokenScope;
import org.bestow.identity.internal.text.Texts;
import org.bestow.spi.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The policy in {@code etc/org.bestow.roles.json}. A changed file is taken over within a second of use; a bad one is not, the last
 * good policy stays. Thread-safe.
 */
public final class PolicyFile implements Policy {

    static final String NAME = "org.bestow.roles.json";

    private static final Logger LOG = LoggerFactory.getLogger(PolicyFile.class);
    private static final long POLL_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Path file;
    private final LongSupplier nanoTime;
    private volatile State state;
    private volatile long polledAt;

    /** @throws BadPolicyException when the file cannot be taken */
    public PolicyFile(Path file, LongSupplier nanoTime) throws BadPolicyException {
        this.file = file;
        this.nanoTime = nanoTime;
        polledAt = nanoTime.getAsLong();
        try {
            var version = version();
            state = new State(read(), version, Optional.empty());
        } catch (BadPolicyException e) {
            throw new BadPolicyException(
                    "The policy file " + file + " cannot be used: " + e.getMessage() + "; repair it and start again.");
        }
    }

    @Override
    public Set<Role> rolesFor(Permission permission) {
        return current().rules().of(permission);
    }

    @Override
    public Set<Role> rolesFor(String type, String action, Set<Role> fallback) {
        var roles = current().rules().of(type, action).orElse(fallback);
        if (!roles.contains(Role.OPERATOR) || !PolicyDocument.KEY_ACTIONS.contains(action)) {
            return Set.copyOf(roles);
        }
        var withoutOperator = EnumSet.copyOf(roles);
        withoutOperator.remove(Role.OPERATOR);
        return Set.copyOf(withoutOperator);
    }

    @Override
    public List<ActionRule> actions() {
        return current().rules().actions();
    }

    @Override
    public Optional<Problem> missingScope(Caller caller, TokenScope needed) {
        if (caller.access().covers(needed)) {
            return Optional.empty();
        }
        var language = caller.language();
        var detail = MessageFormat.format(Texts.of(language, "scope.detail"), needed.code());
        return Optional.of(Problem.of(Problem.Kind.FORBIDDEN, Texts.of(language, "scope.title"), detail));
    }

    /** Why the file as it is now is not in force; empty when it is. */
    public Optional<String> fault() {
        return current().fault();
    }

    private State current() {
        if (nanoTime.getAsLong() - polledAt >= POLL_NANOS) {
            poll();
        }
        return state;
    }

    private synchronized void poll() {
        var now = nanoTime.getAsLong();
        if (now - polledAt < POLL_NANOS) {
            return; // another thread was first
        }
        var old = state;
        try {
            var version = version();
            if (old.fault().isPresent() || !version.equals(old.version())) {
                state = new State(read(), version, Optional.empty());
                LOG.info("The policy file {} was taken over", file);
            }
        } catch (BadPolicyException e) {
            state = new State(old.rules(), old.version(), Optional.of(e.getMessage()));
            if (!state.fault().equals(old.fault())) {
                LOG.warn("The policy file {} cannot be used, the last good policy stays: {}", file, e.getMessage());
            }
        }
        polledAt = now;
    }

    private Version version() throws BadPolicyException {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Version(attributes.lastModifiedTime(), attributes.size());
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private Rules read() throws BadPolicyException {
        try {
            return Rules.parse(Files.readString(file));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static BadPolicyException unreadable(IOException e) {
        if (e instanceof NoSuchFileException) {
            return new BadPolicyException("it does not exist");
        }
        if (e instanceof CharacterCodingException) {
            return new BadPolicyException("it is not UTF-8");
        }
        return new BadPolicyException("it cannot be read: " + e.getMessage());
    }

    private record Version(FileTime modified, long size) {}

    private record State(Rules rules, Version version, Optional<String> fault) {}
}
