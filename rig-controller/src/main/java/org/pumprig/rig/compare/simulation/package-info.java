/**
 * Campaigns that never ran: pumps drawn from a population, and the trips that they would have. For
 * power, and to find out how often a claim is shown that isn't true.
 *
 * <p>Pure functions of their seeds. What may not enter: clocks, threads, figures of an emulated
 * pump, and the decisions that are put to the test.
 */
@NullMarked
package org.pumprig.rig.compare.simulation;

import org.jspecify.annotations.NullMarked;
