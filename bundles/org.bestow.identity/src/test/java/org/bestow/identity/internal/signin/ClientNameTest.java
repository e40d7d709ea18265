package org.bestow.identity.internal.signin;

import static org.junit.Assert.assertEquals;

import java.util.Map;
import org.junit.Test;

public class ClientNameTest {

    @Test
    public void namesBrowserAndSystem() {
        Map.of(
                        "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
                        "Firefox 128, Linux",
                        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
                                + " Chrome/126.0.0.0 Safari/537.36 Edg/126.0.2592.81",
                        "Edge 126, Windows",
                        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
                                + " Chrome/126.0.0.0 Safari/537.36",
                        "Chrome 126, Windows",
                        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)"
                                + " Version/17.4 Safari/605.1.15",
                        "Safari 17, macOS",
                        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
                                + " Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
                        "Safari 17, iOS",
                        "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/125.0.0.0"
                                + " Mobile Safari/537.36",
                        "Chrome 125, Android",
                        "curl/8.5.0",
                        "curl 8",
                        "Acme-Sync/2\u0007 (beta)",
                        "Acme-Sync/2 (beta)",
                        "",
                        "")
                .forEach((sent, shown) -> assertEquals(shown, ClientName.of(sent)));
        assertEquals(ClientName.LONGEST, ClientName.of("x".repeat(5_000)).length());
    }
}
