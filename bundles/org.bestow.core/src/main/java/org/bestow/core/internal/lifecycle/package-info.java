/** What time and the start of the platform set off: the clock, the first data, and checks of the whole. */
package org.bestow.core.internal.lifecycle;
