/** Tests of comparisons and campaign results on verdicts made by hand. */
@NullMarked
package org.pumprig.rig.compare;

import org.jspecify.annotations.NullMarked;
