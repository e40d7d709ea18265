package org.bestow.identity.internal.policy;

/** A policy file cannot be taken; the message is one sentence without the file's name. */
final class BadPolicyException extends Exception {

    private static final long serialVersionUID = 1;

    BadPolicyException(String sentence) {
        super(sentence);
    }
}
