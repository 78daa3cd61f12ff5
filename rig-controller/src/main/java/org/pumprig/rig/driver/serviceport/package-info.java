/**
 * The driver for a networked pump's service port, which speaks checked lines.
 *
 * <p>What may not enter: other protocols.
 */
@NullMarked
package org.pumprig.rig.driver.serviceport;

import org.jspecify.annotations.NullMarked;
