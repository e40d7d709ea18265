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

    /** Makes a new ring and writes it, so that after a crash there is the whole file or none. */
    Keyring create() {
        var random = new SecureRandom();
        var content = new Content(1, List.of(newKey(random)), newKey(random));
        var temporary = path.resolveSibling(path.getFileName() + ".new");
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.deleteIfExists(temporary);
            Files.createFile(temporary, ownerOnly(path));
            try (var file = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                var bytes =
                        ByteBuffer.wrap(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(content));
                while (bytes.hasRemaining()) {
                    file.write(bytes);
                }
                file.force(true);
            }
            Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
            syncDirectory();
        } catch (IOException e) {
            throw new KeyringRefused("The keyring " + path + " cannot be written; check the directory.", e);
        }
        return keyring(content);
    }

    /** Whether others than the owner can read it. */
    boolean exposed() {
        try {
            return posix(path) && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(path));
        } catch (IOException e) {
            throw new KeyringRefused("The permissions of the keyring " + path + " cannot be read.", e);
        }
    }

    private static Keyring keyring(Content content) {
        if (content.format() != 1 || content.keys() == null || content.keys().isEmpty() || content.mac() == null) {
            throw new IllegalArgumentException("incomplete keyring");
        }
        var sealing = new LinkedHashMap<String, SecretKey>();
        for (var key : content.keys()) {
            if (sealing.put(id(key), secret(key, "AES")) != null) {
                throw new IllegalArgumentException("key twice");
            }
        }
        return new Keyring(sealing, id(content.mac()), secret(content.mac(), "HmacSHA256"));
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

    private void syncDirectory() throws IOException {
        if (posix(path)) { // elsewhere a directory cannot be opened
            try (var directory = FileChannel.open(path.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
                directory.force(true);
            }
        }
    }
}
