package org.bestow.spi;

import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/** One step from a version of settings or a document to the next. Pure; runs on read. */
@FunctionalInterface
@ConsumerType
public interface Upgrade {

    /** @param old the JSON object of the older version: maps, lists, strings, numbers, booleans; a copy that may be changed */
    Map<String, Object> apply(Map<String, Object> old);
}
