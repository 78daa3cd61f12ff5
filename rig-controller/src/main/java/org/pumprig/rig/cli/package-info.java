/**
 * The command line: options in, exit code out; every answer comes from another room.
 *
 * <p>The only room that writes to the standard streams. What may not enter: rules.
 */
@NullMarked
package org.pumprig.rig.cli;

import org.jspecify.annotations.NullMarked;
