/** Tests of the driver for units whose gateway reports. */
@NullMarked
package org.pumprig.rig.driver.pcd;

import org.jspecify.annotations.NullMarked;
