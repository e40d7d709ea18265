package org.bestow.core.internal.engine;

/** Data does not fit a plug-in's record. Holds nothing of the plug-in. */
final class Rejected extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String path;

    /** @param path JSON pointer, empty for the whole */
    Rejected(String path, String message) {
        super(message);
        this.path = path;
    }

    String path() {
        return path;
    }
}
