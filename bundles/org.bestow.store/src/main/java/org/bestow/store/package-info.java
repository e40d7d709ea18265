/** The database: connections, transactions, migrations and ids. Knows nothing of what it stores. */
@Export
@Version("1.0.0")
package org.bestow.store;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
