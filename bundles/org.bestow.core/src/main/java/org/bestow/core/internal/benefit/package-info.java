/** Rows of benefits: their status, lists, seats, keys and history. */
package org.bestow.core.internal.benefit;
