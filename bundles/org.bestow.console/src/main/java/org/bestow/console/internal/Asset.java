package org.bestow.console.internal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** A file of the web app, in memory. Its name contains a hash of its content, so it never changes. Immutable. */
final class Asset {

    private static final Map<String, String> TYPES = Map.of(
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "woff2", "font/woff2",
            "json", "application/json");

    private static final int TAG_BYTES = 12;

    private final String contentType;
    private final byte[] content;
    private final String etag;

    Asset(String name, byte[] content) {
        this.contentType = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
        this.content = content.clone();
        this.etag = '"' + HexFormat.of().formatHex(sha256(content), 0, TAG_BYTES) + '"';
    }

    String contentType() {
        return contentType;
    }

    byte[] content() {
        return content.clone();
    }

    String etag() {
        return etag;
    }

    /** Whether an {@code If-None-Match} header names this very content, compressed on the way or not. */
    boolean matches(String ifNoneMatch) {
        if (ifNoneMatch == null) {
            return false;
        }
        String bare = etag.substring(1, etag.length() - 1);
        for (String candidate : ifNoneMatch.split(",")) {
            String tag = candidate.strip().replaceFirst("^W/", "").replace("\"", "");
            if (tag.equals("*") || tag.equals(bare) || tag.equals(bare + "--gzip")) {
                return true;
            }
        }
        return false;
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
