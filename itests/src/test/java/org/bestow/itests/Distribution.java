package org.bestow.itests;

import static org.ops4j.pax.exam.CoreOptions.options;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.configureConsole;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.karafDistributionConfiguration;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.keepRuntimeFolder;

import java.io.File;
import java.util.List;
import java.util.stream.Stream;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.OptionUtils;
import org.ops4j.pax.exam.options.extra.VMOption;

/** The built distribution as a container of Pax Exam, on a port of its own. */
public final class Distribution {

    private static final String KARAF = System.getProperty("karaf.version");
    private static final String SYSTEM = "etc/system.properties";

    private Distribution() {}

    /** The options of a container; tests learn the port from the system property {@code org.osgi.service.http.port}. */
    public static Option[] container(Option... more) {
        var archive = new File(System.getProperty("bestow.distribution"));
        return OptionUtils.combine(
                OptionUtils.combine(
                        options(
                                karafDistributionConfiguration()
                                        .frameworkUrl(archive.toURI().toString())
                                        .name("Bestow")
                                        .unpackDirectory(new File("target/exam")),
                                configureConsole().ignoreLocalConsole().ignoreRemoteShell(),
                                keepRuntimeFolder(),
                                editConfigurationFilePut(SYSTEM, "org.osgi.service.http.port", "" + Ports.free()),
                                editConfigurationFilePut(SYSTEM, "bestow.ssh.port", "" + Ports.free()),
                                editConfigurationFilePut(SYSTEM, "bestow.demo", "true"),
                                // for what is injected: 10 seconds, if nothing is said, are fewer than a start takes on
                                // a busy machine
                                editConfigurationFilePut(SYSTEM, "pax.exam.service.timeout", "180000"),
                                // Pax Exam installs itself from the repository of this build
                                editConfigurationFilePut(
                                        "etc/org.ops4j.pax.url.mvn.cfg",
                                        "org.ops4j.pax.url.mvn.localRepository",
                                        System.getProperty("bestow.repository"))),
                        virtualMachine()),
                more);
    }

    /** What bin/karaf gives to Java 17. */
    private static Option[] virtualMachine() {
        var opened = Stream.of(
                        "java.base/java.security",
                        "java.base/java.net",
                        "java.base/java.lang",
                        "java.base/java.util",
                        "java.naming/javax.naming.spi",
                        "java.rmi/sun.rmi.transport.tcp")
                .flatMap(module -> Stream.of("--add-opens", module + "=ALL-UNNAMED"));
        var exported = Stream.of(
                        "java.base/sun.net.www.protocol.file",
                        "java.base/sun.net.www.protocol.ftp",
                        "java.base/sun.net.www.protocol.http",
                        "java.base/sun.net.www.protocol.https",
                        "java.base/sun.net.www.protocol.jar",
                        "java.base/sun.net.www.content.text",
                        "java.rmi/sun.rmi.registry",
                        "jdk.naming.rmi/com.sun.jndi.url.rmi",
                        "jdk.xml.dom/org.w3c.dom.html")
                .map(module -> "--add-exports=" + module + "=ALL-UNNAMED");
        var rest = List.of(
                "--add-reads=java.xml=java.logging",
                "--add-exports=java.base/org.apache.karaf.specs.locator=java.xml,ALL-UNNAMED",
                "--patch-module",
                "java.base=lib/endorsed/org.apache.karaf.specs.locator-" + KARAF + ".jar",
                "--patch-module",
                "java.xml=lib/endorsed/org.apache.karaf.specs.java.xml-" + KARAF + ".jar",
                "-Xmx768m",
                "-classpath",
                "lib/jdk9plus/*" + File.pathSeparator + "lib/boot/*");
        return Stream.of(opened, exported, rest.stream())
                .flatMap(part -> part)
                .map(VMOption::new)
                .toArray(Option[]::new);
    }
}
