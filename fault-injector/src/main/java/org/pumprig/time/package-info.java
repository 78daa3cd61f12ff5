/**
 * One clock: monotonic nanoseconds, wall time and timers, real or virtual.
 *
 * <p>Nothing else in the code base reads a clock or sleeps. What enters here: schedulers. What may
 * not: anything that knows faults, pumps or files.
 */
@NullMarked
package org.pumprig.time;

import org.jspecify.annotations.NullMarked;
