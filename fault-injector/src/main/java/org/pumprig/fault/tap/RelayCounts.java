package org.pumprig.fault.tap;

/**
 * What a relay has carried in one direction since it began, all units and everybody else.
 *
 * @param frames that came
 * @param bytes of them
 * @param untouched that went straight on, outside any fault
 * @param malformed that could not be understood; they went straight on
 * @param refused that went straight on and that the kernel didn't take on the far side
 */
public record RelayCounts(long frames, long bytes, long untouched, long malformed, long refused) {}
