/**
 * Benches of units that the rig reaches over ports of this machine: a driver for each, witnesses
 * and actuators beside it, faults in its line.
 *
 * <p>What may not enter: the emulator. Whether one stands behind a port, the rig file says.
 */
@NullMarked
package org.pumprig.rig.real;

import org.jspecify.annotations.NullMarked;
