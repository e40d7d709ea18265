package org.bestow.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.inject.Inject;
import org.apache.karaf.features.BootFinished;
import org.bestow.itests.plugin.HangingType;
import org.bestow.store.Store;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.wiring.BundleWiring;

/** A category is stopped, updated and started while people work. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class HotDeployIT {

    private static final String SOFTWARE = "org.bestow.type.software";
    private static final int CYCLES = 20;
    private static final Duration MOST_TO_STOP = Duration.ofSeconds(5);

    @Inject
    private BootFinished bootFinished;

    @Inject
    private BundleContext context;

    @Inject
    private Store store;

    private final URI address =
            URI.create("http://127.0.0.1:" + System.getProperty("org.osgi.service.http.port") + "/");
    private List<Client.Account> accounts;

    @Configuration
    public Option[] distribution() {
        return Distribution.container();
    }

    @Before
    public void ready() {
        Await.until(
                "ready",
                Duration.ofMinutes(4),
                () -> Client.anonymous(address.resolve("/x/"))
                                .get("../../health/ready")
                                .status()
                        == 200);
        accounts = Client.accounts(Path.of(System.getProperty("bestow.data"), "first-run.json"));
    }

    private Bundle software() {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> SOFTWARE.equals(bundle.getSymbolicName()))
                .findFirst()
                .orElseThrow();
    }

    private void update(Bundle bundle) throws IOException, BundleException {
        var jars = Path.of(System.getProperty("karaf.home"), "system", "org", "bestow", SOFTWARE);
        try (var found = Files.walk(jars)) {
            var jar = found.filter(file -> file.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow();
            try (InputStream content = Files.newInputStream(jar)) {
                bundle.update(content);
            }
        }
    }

    @Test
    public void stoppedUpdatedAndStartedTwentyTimesUnderLoad() throws Exception {
        store.global()
                .transact(sql -> sql.update("update benefit set quantity = null where member_id > 0 and unit = 'KEYS'")
                        .execute());
        Supplies.fill(address, accounts, 5_000); // some thousand are taken, of all pools together
        var load = SoftwareLoad.prepare(address, accounts).start();
        var loaders = new ArrayList<WeakReference<ClassLoader>>();
        var bundle = software();
        try {
            for (var cycle = 1; cycle <= CYCLES; cycle++) {
                var before = load.promised().size();
                Await.until(
                        "keys are taken in cycle " + cycle,
                        Duration.ofMinutes(2),
                        () -> load.promised().size() > before + 20);
                loaders.add(new WeakReference<>(bundle.adapt(BundleWiring.class).getClassLoader()));
                var away = load.away();
                bundle.stop();
                Await.until("somebody met the missing type", Duration.ofMinutes(2), () -> load.away() > away);
                update(bundle);
                bundle.start();
            }
            var last = load.promised().size();
            Await.until(
                    "keys are taken after the last cycle",
                    Duration.ofMinutes(2),
                    () -> load.promised().size() > last);
        } finally {
            load.stop();
        }
        System.out.println("Hot deployment, " + CYCLES + " cycles: " + load);
        assertEquals("every answer is a success, a refusal or 'away'", List.of(), load.complaints());
        var kept = load.kept();
        assertTrue("no success is lost", kept.containsAll(load.promised().keySet()));
        Await.until("no class loader of an older version is left", Duration.ofMinutes(2), () -> {
            System.gc();
            return loaders.stream().allMatch(loader -> loader.get() == null);
        });
        requireNoLockTimeouts();
    }

    @Test
    public void stoppingWithAHungDecisionReturnsSoonAndHurtsNobodyElse() throws Exception {
        var plugin = install();
        plugin.start();
        var admin = Client.signedIn(
                address,
                accounts.stream()
                        .filter(account -> account.has("GLOBAL_ADMIN"))
                        .findFirst()
                        .orElseThrow());
        Await.until("the hanging type is there", Duration.ofMinutes(2), () -> types(admin)
                .contains("hanging"));
        var benefit = hangingBenefit(admin);
        var software = admin.get("benefits?type=software")
                .json()
                .get("items")
                .get(0)
                .get("id")
                .asText();
        var hung = CompletableFuture.supplyAsync(() -> admin.post(
                "benefits/" + benefit + "/actions/hang", "{}", UUID.randomUUID().toString()));
        Await.until("the decision hangs", Duration.ofMinutes(1), HangingProbe::entered);

        var during = CompletableFuture.supplyAsync(() -> admin.get("benefits/" + software));
        try (var stalls = new Stalls()) {
            var started = System.nanoTime();
            plugin.stop();
            var took = Duration.ofNanos(System.nanoTime() - started);
            var own = took.minus(stalls.lost());
            assertTrue("bundle:stop took " + took + ", " + own + " without stalls", own.compareTo(MOST_TO_STOP) < 0);
        }
        assertEquals(hung.get().body(), 503, hung.get().status());
        assertEquals("another type goes on meanwhile", 200, during.get().status());
        plugin.uninstall();
        requireNoLockTimeouts();
    }

    private static List<String> types(Client client) {
        var ids = new ArrayList<String>();
        client.get("types")
                .json()
                .get("items")
                .forEach(type -> ids.add(type.get("id").asText()));
        return ids;
    }

    /** A vendor's bundle made on the spot. */
    private Bundle install() throws IOException, BundleException {
        try (var content = HangingType.bundle()) {
            return context.installBundle("test:hanging", content);
        }
    }

    /** Puts a benefit of the hanging type beside one that the admin's member has. */
    private String hangingBenefit(Client admin) {
        var like = admin.get("benefits?type=software")
                .json()
                .get("items")
                .get(0)
                .get("id")
                .asText();
        var member = Long.parseLong(like.substring(1, like.indexOf('-')), 36);
        var number = Long.parseLong(like.substring(like.indexOf('-') + 1), 36);
        var copy = number + 900;
        store.forMember(member).transact(sql -> {
            sql.update("insert into package_item (id, package_id, code, type, title, title_key_en, title_key_zh_cn,"
                            + " title_key_zh_tw, quantity, unit, settings, settings_version, check_state, check_message,"
                            + " position, on_sale) select i.id + 900, i.package_id, 'hanging', 'hanging', i.title,"
                            + " i.title_key_en, i.title_key_zh_cn, i.title_key_zh_tw, 5, 'SEATS', '{}', 1, 'unchecked', '',"
                            + " 99, false from package_item i join benefit b on b.item_id = i.id"
                            + " where b.id = :like and b.member_id = :member")
                    .bind("like", number)
                    .execute();
            return sql.update(
                            "insert into benefit (id, member_id, purchase_id, item_id, type, quantity, used, pending,"
                                    + " unit, purchased_on, available_from, expires, version) select :copy, b.member_id,"
                                    + " b.purchase_id, b.item_id + 900, 'hanging', 5, 0, 0, 'SEATS', b.purchased_on,"
                                    + " b.available_from, b.expires, 1 from benefit b where b.id = :like and b.member_id = :member")
                    .bind("like", number)
                    .bind("copy", copy)
                    .execute();
        });
        return like.substring(0, like.indexOf('-') + 1) + Long.toString(copy, 36);
    }

    private static void requireNoLockTimeouts() throws IOException {
        try (var lines = Files.lines(Path.of(System.getProperty("karaf.log"), "karaf.log"))) {
            assertEquals(
                    List.of(),
                    lines.filter(line -> line.contains("Could not obtain lock")).toList());
        }
    }

    /** The hanging type says through a system property that it was called: it shares no class with this test. */
    private static final class HangingProbe {
        static boolean entered() {
            return Boolean.getBoolean("bestow.test.hanging");
        }
    }
}
