/**
 * The pump's end of the serial protocol of Alaris GH/CC syringe pumps.
 *
 * <p>Written from the protocol's facts alone. What may not enter: the rig, and the networked pump's
 * model.
 */
@NullMarked
package org.pumprig.pump.protocol.alaris;

import org.jspecify.annotations.NullMarked;
