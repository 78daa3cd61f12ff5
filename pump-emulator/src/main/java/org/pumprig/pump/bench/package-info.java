/**
 * The emulated bench: pumps, gateway, witnesses and actuators on real endpoints (TCP,
 * pseudo-terminals) or in virtual time.
 *
 * <p>Ground truth leaves by {@link org.pumprig.pump.bench.GroundTruth} alone; no port and no
 * witness exposes it. What may not enter: faults, and anything of the rig.
 */
@NullMarked
package org.pumprig.pump.bench;

import org.jspecify.annotations.NullMarked;
