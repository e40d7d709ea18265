/**
 * What REST, shell and console call, and what the platform's own bundles offer each other. "No" is a value: every call that can be
 * refused answers with {@link org.bestow.api.Answer}. Texts are already in the caller's language.
 */
@Export
@Version("1.0.0")
package org.bestow.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
