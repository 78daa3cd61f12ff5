/**
 * The self-check around a run: what can be tried of instruments, clock and faults without touching
 * a unit, so that one that has latched stays as it is.
 *
 * <p>What may enter: trying things that are the rig's own, and what their readings say. What may
 * not: commands to units, verdicts.
 */
@NullMarked
package org.pumprig.rig.selfcheck;

import org.jspecify.annotations.NullMarked;
