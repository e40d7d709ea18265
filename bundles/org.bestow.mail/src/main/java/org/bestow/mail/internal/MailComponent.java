package org.bestow.mail.internal;

import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import org.bestow.api.Check;
import org.bestow.api.Deliveries;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers mail as configured. Its check is registered by hand: a service of the component itself would carry the configuration, and
 * with it the password, as its properties. A changed configuration ends one deliverer and starts another.
 */
@Component(
        service = {},
        immediate = true,
        configurationPid = "org.bestow.mail")
@Designate(ocd = MailComponent.Config.class)
public final class MailComponent {

    private static final Logger LOG = LoggerFactory.getLogger(MailComponent.class);

    /** The mail server. Numbers are texts, so that a wrong one is told by the check instead of ending the component. */
    @ObjectClassDefinition(name = "Bestow mail", description = "The mail server; without a host, messages wait")
    public @interface Config {

        @AttributeDefinition(description = "Name of the server; empty for none")
        String host() default "";

        @AttributeDefinition(description = "Port; empty for the usual one: 25, 587 with starttls, 465 with tls")
        String port() default "";

        @AttributeDefinition(description = "none, starttls or tls")
        String tls() default "starttls";

        @AttributeDefinition(description = "User; empty where the server wants no sign-in")
        String user() default "";

        @AttributeDefinition(
                type = AttributeType.PASSWORD,
                description = "Better in a file: a configuration is shown by config:list")
        String password() default "";

        @AttributeDefinition(description = "File whose first line is the password")
        String passwordFile() default "";

        @AttributeDefinition(description = "Whom mail comes from, such as Bestow <bestow@example.org>")
        String from() default "";

        @AttributeDefinition(description = "Seconds to wait for each answer of the server")
        String timeoutSeconds() default "30";

        @AttributeDefinition(description = "Messages a minute at most; 0 for no limit")
        String mostPerMinute() default "0";
    }

    private final Optional<Deliverer> deliverer;
    private final ServiceRegistration<Check> registration;

    @Activate
    public MailComponent(
            BundleContext context, Config config, @Reference Deliveries deliveries, @Reference Clock clock) {
        Optional<Settings> settings = Optional.empty();
        Optional<String> mistake = Optional.empty();
        if (!config.host().isBlank()) {
            try {
                settings = Optional.of(
                        Settings.read(config, Objects.requireNonNullElse(context.getProperty("bestow.data"), "")));
            } catch (IllegalArgumentException e) {
                mistake = Optional.of(e.getMessage());
                LOG.error("etc/org.bestow.mail.cfg is not right, messages wait: {}", e.getMessage());
            }
        }
        deliverer = settings.map(
                found -> new Deliverer(found, (SSLSocketFactory) SSLSocketFactory.getDefault(), deliveries, clock));
        deliverer.ifPresent(Deliverer::start);
        var check = new MailCheck(deliveries, clock, mistake, deliverer.map(Deliverer::circuit));
        registration = context.registerService(Check.class, check, null);
    }

    @Deactivate
    public void close() {
        registration.unregister();
        deliverer.ifPresent(Deliverer::stop);
    }
}
