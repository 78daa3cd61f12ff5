/**
 * The driver for Alaris GH/CC syringe pumps on a serial line: reads only.
 *
 * <p>Written from the protocol's facts; nothing is shared with the emulator but byte framing.
 */
@NullMarked
package org.pumprig.rig.driver.alaris;

import org.jspecify.annotations.NullMarked;
