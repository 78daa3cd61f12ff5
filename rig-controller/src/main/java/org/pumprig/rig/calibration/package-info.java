/**
 * The register of a laboratory's instruments, and whether their calibrations hold.
 *
 * <p>What may enter: the register's file, days, and what somebody accepts in their name. What may
 * not: what an instrument measures, and whether a verdict can stand on it.
 */
@NullMarked
package org.pumprig.rig.calibration;

import org.jspecify.annotations.NullMarked;
