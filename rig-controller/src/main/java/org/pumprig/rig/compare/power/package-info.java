/**
 * How often a plan's claim would be shown: campaigns that never ran, put to the very judgement that
 * a real one is put to.
 *
 * <p>Pure functions of their seeds. What may not enter: files, clocks, models of pumps, and any
 * judgement of its own.
 */
@NullMarked
package org.pumprig.rig.compare.power;

import org.jspecify.annotations.NullMarked;
