/**
 * Byte framing and checksums, direction-neutral, tested with published check values.
 *
 * <p>Shared by emulator and controller; message codecs never are. Results are values: a frame, or
 * what is kept of bytes that made none.
 */
@NullMarked
package org.pumprig.link.frame;

import org.jspecify.annotations.NullMarked;
