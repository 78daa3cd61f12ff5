/**
 * The emulated hospital gateway: takes status messages over MLLP and acknowledges them, as it is
 * told to, late or not at all.
 *
 * <p>What may not enter: pumps, and faults on the way (they belong to {@code fault}).
 */
@NullMarked
package org.pumprig.pump.gateway;

import org.jspecify.annotations.NullMarked;
