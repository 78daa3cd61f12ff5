/**
 * Ways in which a unit lies or fails to protect, each of which can be switched on: so that it is
 * known which of them a rig catches. What may not enter: how a device carries them out (that is
 * {@code pump.device}).
 */
@NullMarked
package org.pumprig.pump.defect;

import org.jspecify.annotations.NullMarked;
