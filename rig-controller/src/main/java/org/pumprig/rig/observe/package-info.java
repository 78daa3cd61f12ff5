/**
 * Drivers: bytes and edges of a unit's links become observations; nothing else is concluded here.
 *
 * <p>Message codecs are the controller's own, written from the protocol facts and shared with no
 * emulator; only byte framing is common. What may not enter: verdicts, faults, files.
 */
@NullMarked
package org.pumprig.rig.observe;

import org.jspecify.annotations.NullMarked;
