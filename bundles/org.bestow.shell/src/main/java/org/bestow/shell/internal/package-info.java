/** The commands of the scope {@code bestow}: they parse, call the platform, and print. */
@Header(name = "Karaf-Commands", value = "org.bestow.shell.internal")
package org.bestow.shell.internal;

import org.osgi.annotation.bundle.Header;
