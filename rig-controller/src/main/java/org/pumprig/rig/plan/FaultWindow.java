package org.pumprig.rig.plan;

import java.util.OptionalLong;
import org.pumprig.fault.Direction;
import org.pumprig.fault.Fault;

/**
 * A fault and the time it lasts.
 *
 * @param fault what is done
 * @param direction on which bytes it acts
 * @param times how often; 1 or more, exactly 1 if the start is fixed
 * @param lastsNanos how long, more than 0
 * @param atNanos fixed start after the stress phase's begin; empty: the seed places it
 */
public record FaultWindow(
    Fault fault, Direction direction, int times, long lastsNanos, OptionalLong atNanos) {}
