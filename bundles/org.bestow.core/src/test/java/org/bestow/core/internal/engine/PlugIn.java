package org.bestow.core.internal.engine;

import java.io.IOException;
import java.util.Optional;
import org.bestow.core.internal.text.TypeTexts;
import org.bestow.spi.BenefitType;

/** A plug-in as a bundle would bring it: its classes come from a loader of its own. */
final class PlugIn extends ClassLoader {

    private static final String PACKAGE = "org.bestow.core.internal.engine.fixture.";

    PlugIn() {
        super(PlugIn.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(PACKAGE)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            var loaded = findLoadedClass(name);
            return loaded != null ? loaded : define(name);
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (var stream = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            var bytes = Optional.ofNullable(stream)
                    .orElseThrow(() -> new ClassNotFoundException(name))
                    .readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    Class<?> type(String name) {
        try {
            return loadClass(PACKAGE + name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    BenefitType<?> make(String name) {
        try {
            return (BenefitType<?>) type(name).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A static field of the plug-in. */
    Object get(String type, String field) {
        try {
            return type(type).getField(field).get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    void release() {
        try {
            type("Gym").getField("released").setBoolean(null, true);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    TypeTexts.Source texts() {
        return path -> getParent().getResourceAsStream(PACKAGE.replace('.', '/') + path);
    }

    Candidate candidate(Object key, String id, String version, String type) {
        return new Candidate(key, id, version, make(type), this, texts());
    }
}
