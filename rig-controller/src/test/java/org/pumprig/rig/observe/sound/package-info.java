/** Tests of the microphone. */
@NullMarked
package org.pumprig.rig.observe.sound;

import org.jspecify.annotations.NullMarked;
