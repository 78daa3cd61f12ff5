/**
 * The driver for syringe pumps of New Era's NE-1000 family and their twins under other names.
 *
 * <p>Requests and replies are written from the protocol's facts; nothing is shared with the
 * emulator but byte framing. What may not enter: other protocols.
 */
@NullMarked
package org.pumprig.rig.driver.newera;

import org.jspecify.annotations.NullMarked;
