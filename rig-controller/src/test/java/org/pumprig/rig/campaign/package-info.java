/** Tests of what a campaign wires together. */
@NullMarked
package org.pumprig.rig.campaign;

import org.jspecify.annotations.NullMarked;
