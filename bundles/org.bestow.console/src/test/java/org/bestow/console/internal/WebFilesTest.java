package org.bestow.console.internal;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class WebFilesTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private WebFiles files;

    @Before
    public void layOut() throws IOException {
        folder.newFolder("web", "assets");
        Files.writeString(folder.getRoot().toPath().resolve("web/index.html"), "<p nonce='BESTOW_NONCE'>");
        Files.writeString(folder.getRoot().toPath().resolve("web/assets/app-1.js"), "start();");
        files = new WebFiles(this::find);
    }

    @Test
    public void anAssetIsReadOnceAndKnowsItsType() {
        Asset asset = files.asset("app-1.js").orElseThrow();
        assertEquals("text/javascript; charset=utf-8", asset.contentType());
        assertArrayEquals("start();".getBytes(), asset.content());
        assertSame(asset, files.asset("app-1.js").orElseThrow());
    }

    @Test
    public void whatIsNotThereIsEmpty() {
        assertTrue(files.asset("app-2.js").isEmpty());
    }

    @Test
    public void theTagIsRecognizedInEveryForm() {
        Asset asset = files.asset("app-1.js").orElseThrow();
        String tag = asset.etag();
        assertTrue(asset.matches(tag));
        assertTrue(asset.matches("\"other\", W/" + tag));
        assertTrue(asset.matches(tag.substring(0, tag.length() - 1) + "--gzip\""));
        assertFalse(asset.matches("\"other\""));
        assertFalse(asset.matches(null));
    }

    @Test
    public void aBundleWithoutTheWebAppSaysSo() {
        WebFiles empty = new WebFiles(path -> null);
        assertThrows(IllegalStateException.class, empty::index);
    }

    private URL find(String path) {
        File file = new File(folder.getRoot(), path);
        try {
            return file.exists() ? file.toURI().toURL() : null;
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
