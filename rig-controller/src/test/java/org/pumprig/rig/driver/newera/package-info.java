/** The New Era driver against the emulated pump. */
@NullMarked
package org.pumprig.rig.driver.newera;

import org.jspecify.annotations.NullMarked;
