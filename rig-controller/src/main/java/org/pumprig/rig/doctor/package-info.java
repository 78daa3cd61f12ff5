/**
 * Is this machine ready: looks at it, at its tools and at a rig file's needs.
 *
 * <p>Changes nothing: programs that are run here only print. What may not enter: anything that
 * repairs.
 */
@NullMarked
package org.pumprig.rig.doctor;

import org.jspecify.annotations.NullMarked;
