/** Tests of the line driver. */
@NullMarked
package org.pumprig.rig.driver.line;

import org.jspecify.annotations.NullMarked;
