package org.bestow.console.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The built web app as it lies in the bundle. Files are read once. Thread-safe. */
final class WebFiles {

    private final Function<String, URL> resources;
    private final Map<String, Asset> assets = new ConcurrentHashMap<>();

    /** @param resources finds a resource by its path in the bundle, or gives {@code null} */
    WebFiles(Function<String, URL> resources) {
        this.resources = resources;
    }

    /** @throws IllegalStateException if the bundle was built without the web app */
    IndexPage index() {
        byte[] page = read("/web/index.html")
                .orElseThrow(() -> new IllegalStateException("the bundle holds no web/index.html: it was built wrong"));
        return new IndexPage(new String(page, StandardCharsets.UTF_8));
    }

    /** The asset of that name; only names that exist are kept. */
    Optional<Asset> asset(String name) {
        Asset known = assets.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Asset> found = read("/web/assets/" + name).map(content -> new Asset(name, content));
        found.ifPresent(asset -> assets.put(name, asset));
        return found;
    }

    private Optional<byte[]> read(String path) {
        URL url = resources.apply(path);
        if (url == null) {
            return Optional.empty();
        }
        try (InputStream in = url.openStream()) {
            return Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }
}
