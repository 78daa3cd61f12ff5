/**
 * Mains power taken from a unit and given back, through a switched outlet.
 *
 * <p>An {@link org.pumprig.fault.power.OutletSwitch} is what switches one and tells its state:
 * somebody's programs, or a device's own interface in the local network. What may not enter:
 * instruments of the bench; they implement {@link org.pumprig.fault.power.Outlet} where they live.
 */
@NullMarked
package org.pumprig.fault.power;

import org.jspecify.annotations.NullMarked;
