/**
 * What each serial fault does to the bytes of a line, as pure decisions: bytes and times in, bytes
 * and breaks out.
 *
 * <p>What may not enter: clocks, timers, threads and ports of any kind.
 */
@NullMarked
package org.pumprig.fault.model.serial;

import org.jspecify.annotations.NullMarked;
