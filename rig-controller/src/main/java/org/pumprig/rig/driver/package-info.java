/**
 * Drivers: how the rig speaks with a unit's own port. A driver turns bytes into observations, says
 * beforehand what it can and can't do, and keeps bounded memory whatever the bytes are.
 *
 * <p>Found by {@link java.util.ServiceLoader}, so that one can be added outside this code. Each
 * driver has a package of its own below this one. What may not enter: verdicts, faults, the
 * emulator's message codecs; only byte framing is shared with it.
 */
@NullMarked
package org.pumprig.rig.driver;

import org.jspecify.annotations.NullMarked;
