/**
 * The types: their registration and leave, and every call into them. What leaves this package is plain data; no class, record or
 * exception of a plug-in goes further or outlives its registration.
 */
package org.bestow.core.internal.engine;
