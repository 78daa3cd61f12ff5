/**
 * Qualifies an installed bench from journals of runs on it: known faults on each unit's path, and
 * what the instruments said while persons did known things to them.
 *
 * <p>What may enter: what such a run shows, and the record of it. What may not: running it (it is a
 * plan like any other), verdicts on units.
 */
@NullMarked
package org.pumprig.rig.qualification;

import org.jspecify.annotations.NullMarked;
