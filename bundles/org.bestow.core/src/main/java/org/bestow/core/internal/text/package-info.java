/** Words of the parts below the engine, in the platform's languages. */
package org.bestow.core.internal.text;
