/**
 * Faults of an access point: hostapd's control socket, the {@code iw} program, other people's
 * access points by programs, what is seen of stations at both ends, what undoes a dead process's
 * changes.
 *
 * <p>What may enter: radios, associations, RADIUS as hostapd counts it. What may not: who starts
 * and configures hostapd, packets, plans, and anything that knows runs.
 */
@NullMarked
package org.pumprig.fault.wifi;

import org.jspecify.annotations.NullMarked;
