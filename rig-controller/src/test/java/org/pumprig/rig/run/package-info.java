/**
 * Tests of the reducers: hand-made inputs and exact records, and random inputs that never break.
 */
@NullMarked
package org.pumprig.rig.run;

import org.jspecify.annotations.NullMarked;
