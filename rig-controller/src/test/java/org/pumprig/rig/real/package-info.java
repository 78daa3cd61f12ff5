/** Tests of benches of real units. */
@NullMarked
package org.pumprig.rig.real;

import org.jspecify.annotations.NullMarked;
