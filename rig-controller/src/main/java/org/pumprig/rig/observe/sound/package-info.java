/**
 * A microphone beside a unit, through a program that delivers samples. What may not enter: how an
 * alarm is recognised ({@code rig.sound}), judgement of what it means.
 */
@NullMarked
package org.pumprig.rig.observe.sound;

import org.jspecify.annotations.NullMarked;
