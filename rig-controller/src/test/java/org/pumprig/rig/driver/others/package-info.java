/** Tests of the BCC and Alaris drivers against the emulated pumps. */
@NullMarked
package org.pumprig.rig.driver.others;

import org.jspecify.annotations.NullMarked;
