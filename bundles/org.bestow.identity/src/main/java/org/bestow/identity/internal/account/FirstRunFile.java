package org.bestow.identity.internal.account;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bestow.api.Secret;
import org.bestow.spi.Role;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code first-run.json}: the address, and the passwords of the first users, for nobody but the owner of the process. With demo data
 * the entries stay; without, an entry goes when its user has chosen another password, and the file with the last of them.
 * Thread-safe.
 */
@Component(service = FirstRunFile.class)
public final class FirstRunFile {

    private static final Logger LOG = LoggerFactory.getLogger(FirstRunFile.class);
    private static final String NAME = "first-run.json";
    private static final JsonMapper JSON = new JsonMapper();

    private final Path file;
    private final String address;
    private final boolean demo;
    /** In order, by key of the e-mail; null until the file was read. */
    private Map<String, JsonNode> entries;

    /** @param member name of the company; empty for operators */
    record Entry(String email, Secret password, String name, String member, Set<Role> roles) {}

    @Activate
    public FirstRunFile(BundleContext context) {
        this(
                Path.of(required(context, "bestow.data")),
                "http://127.0.0.1:" + required(context, "org.osgi.service.http.port"),
                Boolean.parseBoolean(context.getProperty("bestow.demo")));
    }

    /** Puts the address of this start into the file, if there is one or has to be one. */
    public FirstRunFile(Path directory, String address, boolean demo) {
        this.file = directory.resolve(NAME);
        this.address = address;
        this.demo = demo;
        try {
            if (demo || Files.exists(file)) {
                read();
                write();
            }
        } catch (IOException e) {
            // it holds notes for people: a start does not depend on them
            LOG.warn("{} could not be brought up to date: {}", file, e.getMessage());
        }
    }

    private static String required(BundleContext context, String property) {
        var value = context.getProperty(property);
        if (value == null) {
            throw new IllegalStateException("The property " + property + " is not set.");
        }
        return value;
    }

    /** Whether its passwords stay good: who looks at a demonstration finds all of its users there, again and again. */
    boolean keepsPasswords() {
        return demo;
    }

    /** Adds entries; one for the same e-mail, left by a start that was cut off, is replaced. On disk when this returns. */
    synchronized void add(List<Entry> added) {
        try {
            read();
            for (var entry : added) {
                entries.put(EmailKey.of(entry.email()), json(entry));
            }
            write();
        } catch (IOException e) {
            throw new UncheckedIOException("the first passwords could not be written to " + file, e);
        }
    }

    /** Notes that a user has signed in, with a password that need not be changed. */
    public synchronized void signedIn(String email) {
        if (!demo) {
            remove(email);
        }
    }

    /** Notes that a user's password is another now: what the file says is of no use any more. */
    public synchronized void passwordChanged(String email) {
        remove(email);
    }

    private void remove(String email) {
        if (!Files.exists(file)) {
            return;
        }
        try {
            read();
            if (entries.remove(EmailKey.of(email)) == null) {
                return;
            }
            if (entries.isEmpty() && !demo) {
                Files.deleteIfExists(file);
            } else {
                write();
            }
        } catch (IOException e) {
            // what was done is good; the next one tries again
            entries = null;
            LOG.warn("{} still holds a password that was used: {}", file, e.getMessage());
        }
    }

    private void read() throws IOException {
        if (entries != null) {
            return;
        }
        var found = new LinkedHashMap<String, JsonNode>();
        if (Files.exists(file)) {
            try {
                for (var user : JSON.readTree(Files.readString(file)).path("users")) {
                    found.put(EmailKey.of(user.path("email").asText()), user);
                }
            } catch (JacksonException e) {
                // its message would quote the file
                throw new IOException(file + " is not the JSON that was written; repair it or delete it");
            }
        }
        entries = found;
    }

    private void write() throws IOException {
        var root = JSON.createObjectNode().put("address", address);
        root.putArray("users").addAll(entries.values());
        var bytes = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
        var next = file.resolveSibling(NAME + ".next");
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(next);
        try (var channel =
                FileChannel.open(next, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly())) {
            for (var rest = ByteBuffer.wrap(bytes); rest.hasRemaining(); ) {
                channel.write(rest);
            }
            channel.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (var directory = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static ObjectNode json(Entry entry) {
        var node = JSON.createObjectNode()
                .put("email", entry.email())
                .put("password", entry.password().reveal())
                .put("name", entry.name())
                .put("member", entry.member().isEmpty() ? null : entry.member());
        var roles = node.putArray("roles");
        entry.roles().stream().sorted().forEach(role -> roles.add(role.name()));
        return node;
    }
}
