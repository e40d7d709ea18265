package org.bestow.store.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;
import java.util.function.UnaryOperator;
import org.bestow.store.Store;
import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jdbc.DataSourceFactory;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * Opens the configured database and offers it as a service, registered by hand: a service of the component itself would carry the
 * configuration, and with it the password, as its properties. A changed configuration closes the one and opens the other.
 */
@Component(
        service = {},
        immediate = true,
        configurationPid = "org.bestow.store",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = StoreComponent.Config.class)
@Capability(
        namespace = "osgi.service",
        attribute = {"objectClass:List<String>=\"org.bestow.store.Store\"", "uses:=\"org.bestow.store\""})
public final class StoreComponent {

    /** Which database. */
    @ObjectClassDefinition(name = "Bestow store", description = "The database; its address chooses the driver")
    public @interface Config {

        @AttributeDefinition(description = "JDBC address, H2 or PostgreSQL; ${bestow.data} is the data directory")
        String url();

        @AttributeDefinition(description = "User of the database")
        String user() default "bestow";

        @AttributeDefinition(
                type = AttributeType.PASSWORD,
                description = "Better in a file: a configuration is shown by config:list")
        String password() default "";

        @AttributeDefinition(description = "File whose first line is the password")
        String passwordFile() default "";

        @AttributeDefinition(description = "Connections at most")
        int poolSize() default 14;
    }

    private final JdbiStore store;
    private final ServiceRegistration<Store> registration;

    /** Both drivers, so that the address alone decides and a configuration has no filter to get wrong. */
    @Activate
    public StoreComponent(
            BundleContext context,
            Config config,
            @Reference(target = "(osgi.jdbc.driver.class=org.h2.Driver)") DataSourceFactory h2,
            @Reference(target = "(osgi.jdbc.driver.class=org.postgresql.Driver)") DataSourceFactory postgresql)
            throws SQLException {
        var factory = config.url().startsWith("jdbc:postgresql:") ? postgresql : h2;
        store = new JdbiStore(
                database(factory.createDriver(new Properties()), config, context.getProperty("bestow.data")));
        registration = context.registerService(Store.class, store, null);
    }

    static Database database(Driver driver, Config config, String data) {
        var file = expand(config.passwordFile(), data);
        var credential = new Database.Credential() {
            @Override
            public String password() {
                return file.isBlank() ? config.password() : firstLine(Path.of(file));
            }
        };
        return new Database(
                driver,
                expand(config.url(), data),
                config.user(),
                credential,
                config.poolSize(),
                UnaryOperator.identity());
    }

    /** The configuration file's own interpolation does it too; another source of configurations may not. */
    private static String expand(String text, String data) {
        return data == null ? text : text.replace("${bestow.data}", data);
    }

    private static String firstLine(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.findFirst().orElse("").strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the file with the password of the database cannot be read", e);
        }
    }

    /** Whoever uses the store ends with the service; then the pool has nothing out. */
    @Deactivate
    public void close() {
        registration.unregister();
        store.close();
    }
}
