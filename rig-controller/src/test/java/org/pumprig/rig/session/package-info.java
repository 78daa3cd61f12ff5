/** Tests of this room. */
@NullMarked
package org.pumprig.rig.session;

import org.jspecify.annotations.NullMarked;
