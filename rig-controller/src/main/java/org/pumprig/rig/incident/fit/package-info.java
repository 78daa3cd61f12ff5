/**
 * From sightings of a network to faults: spans with limits for their times, parameters with their
 * errors; plans that play them again, exactly or in few faults; how far a reproduction is from the
 * original.
 *
 * <p>Pure: no files, no clocks.
 */
@NullMarked
package org.pumprig.rig.incident.fit;

import org.jspecify.annotations.NullMarked;
