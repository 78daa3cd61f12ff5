/**
 * The smallest schedule that still trips: faults by delta debugging, then their lengths, then their
 * intensities. Pure functions of what a trial answers. What may not enter: pumps, files, clocks.
 */
@NullMarked
package org.pumprig.rig.incident.minimise;

import org.jspecify.annotations.NullMarked;
