/** How a package comes to a member. */
package org.bestow.core.internal.purchase;
