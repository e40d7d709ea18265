package org.bestow.core.internal.keys;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The file with the platform's keys: JSON, readable by its owner alone, never in a backup of the database. */
record KeyringFile(Path path) {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
    private static final int KEY_BYTES = 32;
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    /** The file's content; {@code keys} oldest first. */
    record Content(int format, List<Key> keys, Key mac) {}

    /** @param key Base64 of 32 bytes */
    record Key(String id, String key) {
        @Override
        public String toString() {
            return "Key[" + id + "]";
        }
    }

    /** Empty if there is no file. @throws KeyringRefused if it is none of ours */
    Optional<Keyring> read() {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try {
            return Optional.of(keyring(JSON.readValue(Files.readAllBytes(path), Content.class)));
        } catch (JacksonException | IllegalArgumentException e) {
            // Not as the cause: a parser's message may quote the file.
            throw new KeyringRefused("The keyring " + path + " is damaged; restore it from your copy of it.");
        } catch (IOException e) {
            throw new KeyringRefused("The keyring " + path + " cannot be read; check its owner and permissions.", e);
        }
    }

    /** Makes a new ring and writes it. */
    Keyring create() {
        var random = new SecureRandom();
        var content = new Content(1, List.of(newKey(random)), newKey(random));
        write(content);
        return keyring(content);
    }

    /** Writes another key, which will seal from now on. @throws KeyringRefused if the file is not that of the ring in use */
    Keyring add(Keyring used) {
        var before = content(used);
        var keys = new ArrayList<>(before.keys());
        var random = new SecureRandom();
        var key = newKey(random);
        while (used.ids().contains(key.id()) || key.id().equals(used.macId())) {
            key = newKey(random);
        }
        keys.add(key);
        var after = new Content(before.format(), List.copyOf(keys), before.mac());
        write(after);
        return keyring(after);
    }

    /** Writes the file without a key. @throws KeyringRefused if the file is not that of the ring in use */
    void remove(Keyring used, String id) {
        var before = content(used);
        var keys = before.keys().stream().filter(key -> !key.id().equals(id)).toList();
        write(new Content(before.format(), keys, before.mac()));
    }

    /** What is in the file now; somebody may have changed it since the start. */
    private Content content(Keyring used) {
        try {
            var content = JSON.readValue(Files.readAllBytes(path), Content.class);
            var there = keyring(content);
            if (there.macId().equals(used.macId()) && there.newest().equals(used.newest())) {
                return content;
            }
        } catch (JacksonException | IllegalArgumentException e) {
            throw new KeyringRefused("The keyring " + path + " is damaged; restore it from your copy of it.");
        } catch (IOException e) {
            throw new KeyringRefused("The keyring " + path + " cannot be read; check its owner and permissions.", e);
        }
        throw new KeyringRefused(
                "The keyring " + path + " is not the one that the platform started with; restart it first.");
    }

    /** So that after a crash there is the old file or the new one, whole. */
    private void write(Content content) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            var file = Files.exists(path) ? path.toRealPath() : path;
            var temporary = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(temporary);
            Files.createFile(temporary, ownerOnly(file));
            try (var channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                var bytes =
                        ByteBuffer.wrap(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(content));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
            syncDirectory(file);
        } catch (IOException e) {
            throw new KeyringRefused("The keyring " + path + " cannot be written; check the directory.", e);
        }
    }

    /** Whether others than the owner can read it. */
    boolean exposed() {
        try {
            return posix(path) && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(path));
        } catch (IOException e) {
            throw new KeyringRefused("The permissions of the keyring " + path + " cannot be read.", e);
        }
    }

    private Keyring keyring(Content content) {
        if (content.format() != 1 || content.keys() == null || content.keys().isEmpty() || content.mac() == null) {
            throw new IllegalArgumentException("incomplete keyring");
        }
        var sealing = new LinkedHashMap<String, SecretKey>();
        for (var key : content.keys()) {
            if (sealing.put(id(key), secret(key, "AES")) != null) {
                throw new IllegalArgumentException("key twice");
            }
        }
        return new Keyring(sealing, id(content.mac()), secret(content.mac(), "HmacSHA256"), Optional.of(this));
    }

    private static String id(Key key) {
        if (key == null || key.id() == null || !key.id().matches("[0-9a-f]{8}")) {
            throw new IllegalArgumentException("id of a key");
        }
        return key.id();
    }

    private static SecretKey secret(Key key, String algorithm) {
        if (key.key() == null) {
            throw new IllegalArgumentException("key without a value");
        }
        var bytes = Base64.getDecoder().decode(key.key());
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException("length of a key");
        }
        return new SecretKeySpec(bytes, algorithm);
    }

    private static Key newKey(SecureRandom random) {
        var id = new byte[4];
        var key = new byte[KEY_BYTES];
        random.nextBytes(id);
        random.nextBytes(key);
        return new Key(HexFormat.of().formatHex(id), Base64.getEncoder().encodeToString(key));
    }

    private static FileAttribute<?>[] ownerOnly(Path path) {
        var attributes = new ArrayList<FileAttribute<?>>();
        if (posix(path)) {
            attributes.add(PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        }
        return attributes.toArray(FileAttribute<?>[]::new);
    }

    private static boolean posix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static void syncDirectory(Path file) throws IOException {
        if (posix(file)) { // elsewhere a directory cannot be opened
            try (var directory = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
                directory.force(true);
            }
        }
    }
}
