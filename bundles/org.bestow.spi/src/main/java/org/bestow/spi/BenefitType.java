package org.bestow.spi;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * One kind of benefit. Register it as an OSGi service with the property {@value #ID_PROPERTY}; its version is the bundle's.
 *
 * <p>{@link #define} is called once for each registration. Everything that the definition keeps is called from many threads.
 *
 * @param <S> the shape of the settings that a catalogue item of this type carries
 */
@ConsumerType
public interface BenefitType<S extends Record> {

    /** Service property that carries the id of the type: lower case letters, digits and hyphens. */
    String ID_PROPERTY = "bestow.type";

    /** Describes the type to the platform. Must not do I/O; an exception refuses the registration. */
    void define(Definition<S> definition);
}
