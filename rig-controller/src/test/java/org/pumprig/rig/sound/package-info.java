/** Tests of the ear for alarms, with sounds made here. */
@NullMarked
package org.pumprig.rig.sound;

import org.jspecify.annotations.NullMarked;
