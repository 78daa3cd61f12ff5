/**
 * Recognises alarms in sound by their tones and their cadence. Samples in, what was heard out; the
 * same samples give the same answer however they are cut into pieces. What may not enter: programs,
 * clocks, judgement of what an alarm means.
 */
@NullMarked
package org.pumprig.rig.sound;

import org.jspecify.annotations.NullMarked;
