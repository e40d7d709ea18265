package org.bestow.rest.internal.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bestow.api.Language;

/** A request without a server. */
public final class ExchangeOf {

    private ExchangeOf() {}

    /** To a call that reads these headers. */
    public static Exchange headers(Map<String, String> headers, Set<String> reads) {
        var request = (HttpServletRequest) Proxy.newProxyInstance(
                ExchangeOf.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> {
                    var value = arguments == null ? null : headers.get(arguments[0]);
                    return switch (method.getName()) {
                        case "getHeader" -> value;
                        case "getHeaders" -> Collections.enumeration(value == null ? List.of() : List.of(value));
                        default -> null; // whatever else is asked for, it is not there
                    };
                });
        var client = new Client("127.0.0.1", false, true, false, Language.EN, Optional.empty(), false);
        var route = new Route(
                "PUT", "thing", Route.Admits.EVERYBODY, Optional.empty(), reads, exchange -> Reply.noContent());
        var match = new Router(List.of(route)).find(List.of("thing")).orElseThrow();
        return new Exchange(request, client, match, route);
    }
}
