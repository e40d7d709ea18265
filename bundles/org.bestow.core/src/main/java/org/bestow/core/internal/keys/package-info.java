/** Key pools, and the keyring that keeps their values unreadable in the database. */
package org.bestow.core.internal.keys;
