package org.bestow.identity.internal.policy;

/** A policy file cannot be taken; the message says why in one sentence. */
public final class BadPolicyException extends Exception {

    private static final long serialVersionUID = 1;

    BadPolicyException(String sentence) {
        super(sentence);
    }
}
