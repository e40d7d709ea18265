package org.bestow.core.internal.engine;

import java.util.List;
import java.util.Set;
import org.bestow.spi.Consequence;
import org.bestow.spi.Part;
import org.bestow.spi.Role;
import org.bestow.spi.Scope;

/**
 * What is known of an action without asking its type. Thread-safe.
 *
 * @param defaultRoles where the installation's policy says nothing
 * @param orHolder the holder of the seat may do it too
 * @param parts what of the benefit may have to be read for it
 * @param needed what of that has to be, where it depends on the settings
 */
record ActionInfo(
        String name,
        Scope scope,
        Set<Role> defaultRoles,
        boolean orHolder,
        List<Consequence> consequences,
        Set<Part> parts,
        NeededParts needed) {

    ActionInfo {
        defaultRoles = Set.copyOf(defaultRoles);
        consequences = List.copyOf(consequences);
        parts = Set.copyOf(parts);
    }
}
