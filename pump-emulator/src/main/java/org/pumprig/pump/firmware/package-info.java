/**
 * Firmware versions of the emulated pump as data: what a failed connection costs, when the pump
 * tries again, what its tasks need, how far units differ. Every number is illustrative.
 *
 * <p>The parser is handed bytes and the file's name, for its messages. What may not enter: files,
 * links, and behaviour (that is {@code pump.device}).
 */
@NullMarked
package org.pumprig.pump.firmware;

import org.jspecify.annotations.NullMarked;
