package org.bestow.console.internal;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What a path of the console stands for. Immutable.
 *
 * @param kind page, asset, what another bundle serves when it is there, or nothing that the console serves
 * @param asset the file below {@code assets/}, empty unless the kind is {@link Kind#ASSET}
 */
record Route(Kind kind, String asset) {

    enum Kind {
        PAGE,
        ASSET,
        AWAY,
        NONE
    }

    private static final Route PAGE = new Route(Kind.PAGE, "");
    private static final Route AWAY = new Route(Kind.AWAY, "");
    private static final Route NONE = new Route(Kind.NONE, "");
    private static final String ASSETS = "/assets/";

    /** Served by other bundles: when one of them is away, its paths must not turn into pages. */
    private static final List<String> FOREIGN = List.of("/api", "/health", "/metrics");

    /** Of these, what is always served: who asks the console for it came while its bundle was being started or updated. */
    private static final Pattern SERVED = Pattern.compile("/api/v1/.*|/api/openapi\\.json|/health/(live|ready)");

    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*");
    private static final Pattern FILE_AT_TOP = Pattern.compile("/[^/]+\\.[A-Za-z0-9]{1,5}");

    Route {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(asset, "asset");
    }

    static Route of(String path) {
        if (path.startsWith(ASSETS)) {
            String name = path.substring(ASSETS.length());
            return FILE_NAME.matcher(name).matches() ? new Route(Kind.ASSET, name) : NONE;
        }
        if (SERVED.matcher(path).matches()) {
            return AWAY;
        }
        boolean foreign = FOREIGN.stream().anyMatch(root -> path.equals(root) || path.startsWith(root + "/"));
        if (foreign || path.equals("/assets") || FILE_AT_TOP.matcher(path).matches()) {
            return NONE;
        }
        return PAGE;
    }
}
