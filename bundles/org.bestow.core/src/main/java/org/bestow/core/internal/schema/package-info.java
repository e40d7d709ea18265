/** The tables of the engine, brought up to date before anybody uses them. */
package org.bestow.core.internal.schema;
