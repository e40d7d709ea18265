package org.bestow.rest.internal.edge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Finds what answers at a path: the templates are taken apart once, a request compares parts. Immutable. */
public final class Router {

    private final List<Route> routes;
    /** By number of parts; where two fit, the one with the earlier literal comes first. */
    private final Map<Integer, List<Place>> places = new HashMap<>();

    /** @throws IllegalArgumentException for two routes of one method and path */
    public Router(List<Route> routes) {
        this.routes = List.copyOf(routes);
        var byTemplate = new LinkedHashMap<String, Place>();
        for (var route : routes) {
            byTemplate.computeIfAbsent(route.template(), Place::of).add(route);
        }
        for (var place : byTemplate.values()) {
            places.computeIfAbsent(place.parts.size(), size -> new ArrayList<>())
                    .add(place);
        }
        places.values().forEach(list -> list.sort(Comparator.comparing(Place::order)));
    }

    public List<Route> routes() {
        return routes;
    }

    /** @param parts of a path, decoded */
    Optional<Match> find(List<String> parts) {
        for (var place : places.getOrDefault(parts.size(), List.of())) {
            if (place.fits(parts)) {
                return Optional.of(new Match(place, parts));
            }
        }
        return Optional.empty();
    }

    /** A path that exists. */
    record Match(Place place, List<String> parts) {

        Optional<Route> route(String method) {
            var route = place.methods.get(method);
            // HEAD is GET whose body is not sent
            return Optional.ofNullable(route == null && method.equals("HEAD") ? place.methods.get("GET") : route);
        }

        /** The methods, as the header names them. */
        String allow() {
            return place.allow;
        }

        String part(String name) {
            return parts.get(place.parts.indexOf(Part.named(name)));
        }
    }

    /** A part of a template: a word that has to be there, or a name for whatever is. */
    private record Part(String text, boolean variable) {

        static Part named(String name) {
            return new Part(name, true);
        }

        static Part of(String text) {
            return text.startsWith("{") ? named(text.substring(1, text.length() - 1)) : new Part(text, false);
        }
    }

    /** A template and what it takes. */
    private static final class Place {

        private final List<Part> parts;
        private final Map<String, Route> methods = new HashMap<>();
        private String allow = "";

        private Place(List<Part> parts) {
            this.parts = parts;
        }

        static Place of(String template) {
            return new Place(List.of(template.split("/")).stream().map(Part::of).toList());
        }

        void add(Route route) {
            if (methods.put(route.method(), route) != null) {
                throw new IllegalArgumentException("twice: " + route);
            }
            var names = new TreeSet<>(methods.keySet());
            names.add("OPTIONS");
            if (names.contains("GET")) {
                names.add("HEAD");
            }
            allow = String.join(", ", names);
        }

        boolean fits(List<String> actual) {
            for (var i = 0; i < parts.size(); i++) {
                var part = parts.get(i);
                if (part.variable ? actual.get(i).isEmpty() : !part.text.equals(actual.get(i))) {
                    return false;
                }
            }
            return true;
        }

        /** Literals before variables, from the left. */
        String order() {
            var order = new StringBuilder();
            parts.forEach(part -> order.append(part.variable ? '1' : '0'));
            return order.toString();
        }
    }
}
