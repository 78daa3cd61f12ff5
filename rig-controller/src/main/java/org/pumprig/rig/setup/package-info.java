/**
 * What is on the bench: the rig file as values, and its parser.
 *
 * <p>May enter: units, instruments, outlets, topology, as data. May not: anything that opens a
 * device or socket, and anything that knows a plan.
 */
@NullMarked
package org.pumprig.rig.setup;

import org.jspecify.annotations.NullMarked;
