package org.bestow.identity.internal.policy;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bestow.api.Check.Level;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

public class PolicyStartTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final List<String> calls = new ArrayList<>();

    /** A framework that knows one property and remembers what is registered. */
    private BundleContext context(String etc) {
        var registration = proxy(ServiceRegistration.class, method -> null);
        return proxy(BundleContext.class, method -> method.equals("getProperty") ? etc : registration);
    }

    private interface Reply {
        Object to(String method);
    }

    private <T> T proxy(Class<T> type, Reply reply) {
        return type.cast(Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    calls.add(method.getName());
                    return reply.to(method.getName());
                }));
    }

    @Test
    public void aGoodPolicyIsOffered() throws Exception {
        var etc = folder.getRoot().toPath();
        Files.writeString(etc.resolve(PolicyFile.NAME), "{\"preset\": \"wide\"}");
        var start = new PolicyStart(context(etc.toString()));
        assertEquals(Level.OK, start.state().level());
        start.stop();
        assertEquals(List.of("getProperty", "registerService", "unregister"), calls);
    }

    @Test
    public void aBadPolicyIsNot() throws Exception {
        var etc = folder.getRoot().toPath();
        Files.writeString(
                etc.resolve(PolicyFile.NAME),
                "{\"preset\": \"seed\", \"actions\": {\"*\": {\"activate\": [\"BOSS\"]}}}");
        var start = new PolicyStart(context(etc.toString()));
        assertEquals(Level.CRITICAL, start.state().level());
        assertEquals(
                "The policy file " + Path.of(etc.toString(), PolicyFile.NAME)
                        + " cannot be used: actions/*/activate: unknown role \"BOSS\"; repair it and start again.",
                start.state().message());
        start.stop();
        assertEquals(List.of("getProperty"), calls);
    }

    @Test
    public void withoutAPlaceThereIsNone() {
        var start = new PolicyStart(context(null));
        assertEquals(Level.CRITICAL, start.state().level());
        assertTrue(start.state().message(), start.state().message().contains("karaf.etc"));
    }
}
