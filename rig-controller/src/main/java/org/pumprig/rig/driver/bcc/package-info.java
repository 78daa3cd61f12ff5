/**
 * The driver for B. Braun racks that speak BCC, over TCP port 4001 or a serial line: reads only.
 *
 * <p>Written from the protocol's facts; nothing is shared with the emulator but byte framing.
 */
@NullMarked
package org.pumprig.rig.driver.bcc;

import org.jspecify.annotations.NullMarked;
