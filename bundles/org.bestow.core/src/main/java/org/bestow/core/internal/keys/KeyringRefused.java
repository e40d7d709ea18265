package org.bestow.core.internal.keys;

/** The keyring cannot be used; the message is one sentence for the platform's operator. */
final class KeyringRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    KeyringRefused(String sentence) {
        super(sentence);
    }

    KeyringRefused(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
