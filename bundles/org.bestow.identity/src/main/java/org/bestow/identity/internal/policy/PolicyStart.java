package org.bestow.identity.internal.policy;

import java.nio.file.Path;
import java.util.Hashtable;
import java.util.Optional;
import org.bestow.api.Check.Result;
import org.bestow.api.Policy;
import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Offers the policy as a service, or says once and plainly why there is none: whatever needs it then stays away, and the platform is
 * not ready.
 */
@Component(service = PolicyStart.class, immediate = true)
@Capability(
        namespace = "osgi.service",
        attribute = "objectClass:List<String>=\"org.bestow.api.Policy\"",
        effective = "active")
public final class PolicyStart {

    private static final Logger LOG = LoggerFactory.getLogger(PolicyStart.class);

    private final Optional<PolicyFile> policy;
    private final String refusal;
    private final Optional<ServiceRegistration<Policy>> registration;

    @Activate
    public PolicyStart(BundleContext context) {
        var opened = Optional.<PolicyFile>empty();
        var why = "";
        try {
            opened = Optional.of(new PolicyFile(place(context.getProperty("karaf.etc")), System::nanoTime));
        } catch (BadPolicyException e) {
            why = e.getMessage();
            LOG.error(why);
        }
        this.policy = opened;
        this.refusal = why;
        this.registration = policy.map(service -> context.registerService(Policy.class, service, new Hashtable<>()));
    }

    /** Over a policy that is there. */
    public PolicyStart(PolicyFile policy) {
        this.policy = Optional.of(policy);
        this.refusal = "";
        this.registration = Optional.empty();
    }

    private static Path place(String etc) throws BadPolicyException {
        if (etc == null) {
            throw new BadPolicyException("The property karaf.etc is not set, so the policy file is not found.");
        }
        return Path.of(etc, PolicyFile.NAME);
    }

    @Deactivate
    void stop() {
        registration.ifPresent(ServiceRegistration::unregister);
    }

    /** Whether the file, as it is now, is in force. */
    public Result state() {
        if (policy.isEmpty()) {
            return Result.critical(refusal);
        }
        return policy.get()
                .fault()
                .map(fault -> Result.warn(
                        "The policy file is not in force, the last good one stays: repair it: " + fault + "."))
                .orElseGet(() -> Result.ok("The policy file is in force."));
    }
}
