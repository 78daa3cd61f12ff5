/**
 * Byte links to one peer: TCP, serial line, pseudo terminal, in memory; their events are values.
 *
 * <p>The only importer of jSerialComm, and of the C library's pseudo-terminal functions. What may
 * not enter: protocols (they live with the emulator and, written again, with the controller) and
 * faults.
 */
@NullMarked
package org.pumprig.link;

import org.jspecify.annotations.NullMarked;
