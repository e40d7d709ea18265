/** The catalogue: one versioned document of packages and key pools, imported whole or not at all. */
package org.bestow.core.internal.catalog;
