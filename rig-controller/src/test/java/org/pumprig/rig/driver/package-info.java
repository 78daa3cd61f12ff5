/** Tests of the room of drivers. */
@NullMarked
package org.pumprig.rig.driver;

import org.jspecify.annotations.NullMarked;
