package org.bestow.shell.internal;

import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Time zones of the IANA database. */
@Service
public final class TimeZoneCompleter extends LookUp {

    @Override
    Collection<String> candidates(Services services, List<String> words) {
        return new TreeSet<>(ZoneId.getAvailableZoneIds());
    }
}
