/**
 * The pump's end of the protocol of New Era syringe pumps (NE-1000 family): basic and safe mode,
 * the communication time-out that stops the pump, alarms, pumping programmes.
 *
 * <p>Written from the protocol's facts alone; the rig's end shares nothing with it but byte
 * framing. What may not enter: the rig, and the networked pump's model.
 */
@NullMarked
package org.pumprig.pump.protocol.newera;

import org.jspecify.annotations.NullMarked;
