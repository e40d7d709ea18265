package org.bestow.itests.plugin;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.concurrent.locks.LockSupport;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.bestow.spi.BenefitType;
import org.bestow.spi.Decision;
import org.bestow.spi.Definition;
import org.bestow.spi.Role;
import org.bestow.spi.Scope;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;

/** A vendor's type whose one decision hangs for a minute, whatever interrupts it. */
public final class HangingType implements BenefitType<HangingType.Settings>, BundleActivator {

    private static final long MINUTE = 60_000_000_000L;

    /** Nothing to set. */
    public record Settings() {}

    /** Nothing to say. */
    public record Nothing() {}

    @Override
    public void start(BundleContext context) {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(BenefitType.ID_PROPERTY, "hanging");
        context.registerService(BenefitType.class, this, properties);
    }

    @Override
    public void stop(BundleContext context) {
        // the framework takes the service back
    }

    @Override
    public void define(Definition<Settings> definition) {
        definition
                .settings(Settings.class, 1)
                .action("hang", Scope.BENEFIT, Nothing.class)
                .allowedTo(Role.GLOBAL_ADMIN)
                .decide((view, input, effects) -> {
                    System.setProperty("bestow.test.hanging", "true");
                    var until = System.nanoTime() + MINUTE;
                    while (System.nanoTime() - until < 0) {
                        LockSupport.parkNanos(until - System.nanoTime());
                        Thread.interrupted(); // a plug-in that ignores that it is to end
                    }
                    return Decision.done();
                });
    }

    /** The bundle with this type in it. */
    public static InputStream bundle() throws IOException {
        var manifest = new Manifest();
        var main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        main.putValue(Constants.BUNDLE_SYMBOLICNAME, "org.bestow.itests.hanging");
        main.putValue(Constants.BUNDLE_VERSION, "1.0.0");
        main.putValue(Constants.BUNDLE_ACTIVATOR, HangingType.class.getName());
        main.putValue(Constants.IMPORT_PACKAGE, "org.bestow.spi,org.osgi.framework");
        var content = new ByteArrayOutputStream();
        try (var jar = new JarOutputStream(content, manifest)) {
            for (var type : new Class<?>[] {HangingType.class, Settings.class, Nothing.class}) {
                var name = type.getName().replace('.', '/') + ".class";
                jar.putNextEntry(new JarEntry(name));
                try (var bytes = type.getClassLoader().getResourceAsStream(name)) {
                    bytes.transferTo(jar);
                }
            }
        }
        return new ByteArrayInputStream(content.toByteArray());
    }
}
