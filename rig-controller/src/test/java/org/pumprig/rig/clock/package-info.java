/** Tests of what is known of the rig's clock. */
@NullMarked
package org.pumprig.rig.clock;

import org.jspecify.annotations.NullMarked;
