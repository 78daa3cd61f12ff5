/** Tests of drop sensors at lines of this machine. */
@NullMarked
package org.pumprig.rig.observe.drops;

import org.jspecify.annotations.NullMarked;
