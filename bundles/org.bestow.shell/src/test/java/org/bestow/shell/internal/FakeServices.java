package org.bestow.shell.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The services that a test says are running. */
final class FakeServices implements Services {

    private final Map<Class<?>, Object> running = new HashMap<>();

    <T> FakeServices with(Class<T> service, T implementation) {
        running.put(service, implementation);
        return this;
    }

    @Override
    public <T> Optional<T> find(Class<T> service) {
        return Optional.ofNullable(service.cast(running.get(service)));
    }
}
