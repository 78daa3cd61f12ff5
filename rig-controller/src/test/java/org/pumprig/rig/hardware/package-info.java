/** Tests of the actuators on a virtual network. */
@NullMarked
package org.pumprig.rig.hardware;

import org.jspecify.annotations.NullMarked;
