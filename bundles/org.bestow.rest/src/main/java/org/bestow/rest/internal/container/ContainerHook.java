package org.bestow.rest.internal.container;

import org.apache.felix.http.jetty.ConnectorFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.osgi.service.component.annotations.Component;

/**
 * Has the container answer in our way. Felix HTTP shows its server to nobody but those who offer a connector, so one is offered, which
 * connects nobody: it lives from the start of the server, or of this bundle, to the end of either. Thread-safe.
 */
@Component
public final class ContainerHook implements ConnectorFactory {

    @Override
    public Connector createConnector(Server server) {
        return new Presence(server);
    }

    /** The time that this bundle and the server have together. */
    private static final class Presence extends LocalConnector {

        private Request.Handler before;

        private Presence(Server server) {
            super(server);
        }

        /** Starts nothing of what a connector has: there is nobody to wait for. */
        @Override
        protected void doStart() {
            before = getServer().getErrorHandler();
            getServer().setErrorHandler(new ContainerErrors());
            // Felix HTTP asks each connector of a server for its port, when it is configured anew
            getServer().removeConnector(this);
        }

        @Override
        protected void doStop() {
            getServer().setErrorHandler(before);
        }
    }
}
