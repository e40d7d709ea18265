/** Member companies, who of a caller's member may do what, and the rows that audit wants. */
package org.bestow.core.internal.member;
