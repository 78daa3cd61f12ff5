/**
 * Is this machine ready: looks at it, at its tools and at a rig file's needs.
 *
 * <p>Changes nothing that others use: programs that are run here print, or act in a network
 * namespace made for them. What may not enter: anything that repairs.
 */
@NullMarked
package org.pumprig.rig.doctor;

import org.jspecify.annotations.NullMarked;
