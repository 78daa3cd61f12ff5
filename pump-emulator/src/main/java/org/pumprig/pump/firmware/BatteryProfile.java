package org.pumprig.pump.firmware;

/**
 * The battery. Charge is counted as the time that an idle pump runs on it.
 *
 * @param runtimeNanos when full
 * @param motorPartsPerMillion what a running motor draws more, as a share of an idle pump's draw
 * @param perConnectionNanos charge that each connection attempt costs (radio, handshake, session)
 * @param lowAtNanos charge at which the low-battery alarm comes
 * @param chargeTimeNanos from empty to full on the mains, which then feed the pump too; 0: the
 *     mains never reach it, as with a pump that is worn
 */
public record BatteryProfile(
    long runtimeNanos,
    long motorPartsPerMillion,
    long perConnectionNanos,
    long lowAtNanos,
    long chargeTimeNanos) {}
