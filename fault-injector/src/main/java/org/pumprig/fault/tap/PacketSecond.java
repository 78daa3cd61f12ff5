package org.pumprig.fault.tap;

import org.pumprig.fault.Direction;

/**
 * What became of one unit's packets of one direction in one second under faults.
 *
 * @param unit serial number
 * @param flow never {@link Direction#BOTH}
 * @param fromNanos when the second began, scheduler's monotonic time
 * @param entered packets that came
 * @param left packets that left on the far side
 * @param lost packets lost
 * @param answered answers sent back to the sender
 * @param refused packets that the kernel didn't take
 */
public record PacketSecond(
    String unit,
    Direction flow,
    long fromNanos,
    long entered,
    long left,
    long lost,
    long answered,
    long refused) {}
