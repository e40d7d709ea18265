package org.bestow.type.software.internal;

/** Input of {@code show-key}: none, the key is the action's target. */
public record ShowKey() {}
