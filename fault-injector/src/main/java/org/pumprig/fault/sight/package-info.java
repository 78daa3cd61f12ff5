/**
 * What passes between a pump and its gateway, seen in the packets at the pump's own port of the
 * rig, where nothing of the rig ends the connections: the same events as a proxy's tap tells.
 *
 * <p>It only listens. What may not enter: faults, but to tell the rig's own resets from others; and
 * the meaning of the bytes.
 */
@NullMarked
package org.pumprig.fault.sight;

import org.jspecify.annotations.NullMarked;
