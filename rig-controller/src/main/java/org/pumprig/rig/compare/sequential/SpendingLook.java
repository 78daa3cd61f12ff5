package org.pumprig.rig.compare.sequential;

/**
 * One planned look and its boundary.
 *
 * @param fraction of the planned information (events), in (0, 1]
 * @param spent level spent up to and with this look
 * @param z stop for "better" at this standard normal statistic or above
 * @param nominalP the same as a one-sided p
 */
public record SpendingLook(double fraction, double spent, double z, double nominalP) {}
