package org.bestow.identity.internal.signin;

import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.bestow.identity.internal.account.Accounts;
import org.bestow.store.BusyException;
import org.bestow.store.StoreException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes tokens that expired long ago, and addresses where nobody has signed in for long, each hour. Thread-safe. */
@Component(service = CredentialCleaner.class, immediate = true)
public final class CredentialCleaner {

    private static final Logger LOG = LoggerFactory.getLogger(CredentialCleaner.class);
    private static final int MINUTES = 60;

    private final ApiTokens tokens;
    private final KnownAddresses addresses;
    private final Clock clock;
    private final ScheduledExecutorService timer;

    @Activate
    public CredentialCleaner(@Reference ApiTokens tokens, @Reference Accounts accounts, @Reference Clock clock) {
        this.tokens = tokens;
        this.addresses = new KnownAddresses(accounts);
        this.clock = clock;
        this.timer = Executors.newSingleThreadScheduledExecutor(task -> {
            var thread = new Thread(task, "bestow-credentials");
            thread.setDaemon(true);
            return thread;
        });
        timer.scheduleWithFixedDelay(this::run, 2, MINUTES, TimeUnit.MINUTES);
    }

    private void run() {
        try {
            clean();
        } catch (BusyException | StoreException e) {
            LOG.warn("expired tokens stay until the next time: {}", e.getMessage());
        }
    }

    void clean() {
        var now = clock.instant();
        tokens.clean(now);
        addresses.clean(now);
    }

    /** What runs ends by itself; it is not interrupted. */
    @Deactivate
    void stop() {
        timer.shutdown();
    }
}
