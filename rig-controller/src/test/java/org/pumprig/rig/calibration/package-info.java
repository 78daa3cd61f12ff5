/** Tests of the register of instruments. */
@NullMarked
package org.pumprig.rig.calibration;

import org.jspecify.annotations.NullMarked;
