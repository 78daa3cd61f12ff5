/**
 * Which patterns of faults trip a firmware soonest, and where the boundary runs. Pure functions of
 * what trials answer. What may not enter: pumps, files, clocks, drawings.
 */
@NullMarked
package org.pumprig.rig.incident.search;

import org.jspecify.annotations.NullMarked;
