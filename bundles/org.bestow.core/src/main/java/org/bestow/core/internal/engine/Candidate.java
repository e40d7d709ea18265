package org.bestow.core.internal.engine;

import org.bestow.core.internal.text.TypeTexts;
import org.bestow.spi.BenefitType;

/**
 * A service that offers a type, before any of its code has run.
 *
 * @param key tells services apart
 * @param texts reads the bundle's entries
 */
record Candidate(
        Object key, String id, String version, BenefitType<?> type, ClassLoader loader, TypeTexts.Source texts) {}
