/**
 * The driver for any device that speaks lines of text: what its lines mean stands in the rig file
 * as patterns.
 *
 * <p>What may not enter: knowledge of any particular device.
 */
@NullMarked
package org.pumprig.rig.driver.line;

import org.jspecify.annotations.NullMarked;
