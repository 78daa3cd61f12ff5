/** Tests of this room. */
@NullMarked
package org.pumprig.rig.campaign;

import org.jspecify.annotations.NullMarked;
