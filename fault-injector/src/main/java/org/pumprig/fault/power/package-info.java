/**
 * Mains power taken from a unit and given back, through a switched outlet.
 *
 * <p>What may not enter: the outlets' own protocols: who has the device implements {@link
 * org.pumprig.fault.power.Outlet}.
 */
@NullMarked
package org.pumprig.fault.power;

import org.jspecify.annotations.NullMarked;
