package org.bestow.rest.internal.edge;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What an installation sets for its edge; a change is taken over without a restart. Thread-safe. */
@Component(service = Settings.class, configurationPid = "org.bestow.rest")
@Designate(ocd = Settings.Config.class)
public final class Settings {

    /** PID {@code org.bestow.rest}. */
    @ObjectClassDefinition(name = "Bestow REST")
    public @interface Config {
        @AttributeDefinition(
                description = "Addresses of proxies whose X-Forwarded-For, -Proto and -Host are believed; as 10.0.0.2")
        String[] trusted_proxies() default {};
    }

    private static final String DEMO = "bestow.demo";

    private final boolean demo;
    private volatile Set<String> trustedProxies;

    @Activate
    public Settings(BundleContext context, Config config) {
        this(Boolean.parseBoolean(context.getProperty(DEMO)), proxies(config));
    }

    /** For tests, without OSGi. */
    public Settings(boolean demo, Set<String> trustedProxies) {
        this.demo = demo;
        this.trustedProxies = Set.copyOf(trustedProxies);
    }

    @Modified
    void change(Config config) {
        trustedProxies = proxies(config);
    }

    /** Whether the installation runs on demo data. */
    public boolean demo() {
        return demo;
    }

    public Set<String> trustedProxies() {
        return trustedProxies;
    }

    private static Set<String> proxies(Config config) {
        return Stream.of(config.trusted_proxies())
                .flatMap(list -> Stream.of(list.split(","))) // a .cfg file has one text for all
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
