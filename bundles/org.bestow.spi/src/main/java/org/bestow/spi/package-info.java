/**
 * What a vendor compiles against: a type of benefit decides, the platform acts.
 *
 * <p>Vendors implement {@link org.bestow.spi.BenefitType} and functional interfaces; everything else is made by the platform or
 * by the factories here. Enums may grow, so a plug-in must not switch over them exhaustively.
 */
@Export
@Version("1.1.0")
package org.bestow.spi;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
