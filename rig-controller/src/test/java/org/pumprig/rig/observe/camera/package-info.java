/** Tests of the camera, with pictures made here. */
@NullMarked
package org.pumprig.rig.observe.camera;

import org.jspecify.annotations.NullMarked;
