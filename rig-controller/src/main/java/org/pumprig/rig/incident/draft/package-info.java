/**
 * A plan's text with other faults: what minimising and searching put in place of the plan's own,
 * everything else as its author wrote it.
 *
 * <p>What may not enter: files, clocks, and any opinion about which faults are worth trying.
 */
@NullMarked
package org.pumprig.rig.incident.draft;

import org.jspecify.annotations.NullMarked;
