/**
 * The vocabulary of the record: every input that reaches a run and every record derived from it.
 *
 * <p>Values only, each with its own codec; names on disk are stable strings, never class names.
 * What may not enter: behaviour, clocks, files.
 */
@NullMarked
package org.pumprig.rig.event;

import org.jspecify.annotations.NullMarked;
