/** Tests of where runs stand. */
@NullMarked
package org.pumprig.rig.status;

import org.jspecify.annotations.NullMarked;
