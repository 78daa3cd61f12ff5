/**
 * Byte framing and checksums, direction-neutral, tested with published check values.
 *
 * <p>Shared by emulator and controller; message codecs never are.
 */
@NullMarked
package org.pumprig.link.frame;

import org.jspecify.annotations.NullMarked;
