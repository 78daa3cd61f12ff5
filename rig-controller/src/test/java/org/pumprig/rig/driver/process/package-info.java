/** Tests of the process driver. */
@NullMarked
package org.pumprig.rig.driver.process;

import org.jspecify.annotations.NullMarked;
