package org.bestow.api;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** Takes events for open pages, at least once, in order of commit of one member as far as known. Must not block. */
@ConsumerType
public interface EventSink {

    void publish(List<Event> events);
}
