/**
 * The seams to the operating system: files, commands, other machines.
 *
 * <p>What may not enter: anything that knows faults, pumps or runs.
 */
@NullMarked
package org.pumprig.host;

import org.jspecify.annotations.NullMarked;
