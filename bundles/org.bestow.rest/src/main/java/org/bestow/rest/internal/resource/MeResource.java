package org.bestow.rest.internal.resource;

import org.bestow.rest.internal.edge.Exchange;
import org.bestow.rest.internal.edge.Reply;

/** {@code /me}. */
public final class MeResource {

    private final MeAnswer me;

    public MeResource(MeAnswer me) {
        this.me = me;
    }

    public Reply get(Exchange exchange) {
        var caller = new Ask(exchange).caller();
        return Reply.ok(out -> me.write(out, caller));
    }
}
