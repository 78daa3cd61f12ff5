/**
 * The pump's end of B. Braun's BCC: what a rack answers to those who only read.
 *
 * <p>Written from the protocol's facts alone. What may not enter: the rig, and any way to program a
 * pump over this line.
 */
@NullMarked
package org.pumprig.pump.protocol.bcc;

import org.jspecify.annotations.NullMarked;
