/**
 * What is to be done and what counts: the plan file as values, and its parser, one class for each
 * section.
 *
 * <p>May enter: values, their limits and how they are read. May not: clocks, threads, anything that
 * carries a plan out; files are read in {@link org.pumprig.rig.plan.PlanFile} alone.
 */
@NullMarked
package org.pumprig.rig.plan;

import org.jspecify.annotations.NullMarked;
